using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// A mount namespace held by a thread of a privileged host, from which the processes in it are started: as another user, and from a thread
/// that lives as long as the namespace, because <c>--die-with-parent</c> means the thread.
/// </summary>
internal sealed class MountThread : IMountSpace
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Lazy<bool> Warm = new(WarmUp);

    private readonly ConfinedThread _thread;
    private readonly uint _user;

    private MountThread(ConfinedThread thread, uint user)
    {
        _thread = thread;
        _user = user;
        using RawCalls ask = new();
        nint id = ask.Add("say its number", NamespaceCalls.ThreadId).RunOn(thread);
        Root = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/root");
    }

    public string Root { get; }

    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static MountThread Start(uint user, MountSteps steps)
    {
        _ = Warm.Value;
        ConfinedThread thread = new() { SeesHost = false };
        try
        {
            steps.RunOn(thread);
            return new MountThread(thread, user);
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    public ValueTask<SessionNetwork?> OpenNetworkAsync(NetworkGrant grant) => ValueTask.FromResult(SessionNetwork.OpenFor(_thread, grant));

    public ChildStart Enter(ChildStart start) => start with { User = _user, Spawner = _thread };

    /// <summary>What is mounted at a path of the namespace, to be mounted in another one.</summary>
    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public SafeFileHandle Clone(string path)
    {
        using RawCalls calls = new();
        calls.Add($"open \"{path}\"", NamespaceCalls.OpenTree, MountSteps.CurrentFolder, calls.Text(path), DetachedMount.CloneFlags);
        return new SafeFileHandle(calls.RunOn(_thread), ownsHandle: true);
    }

    /// <summary>The namespace goes with the thread, which the kernel ends a moment after the framework says so.</summary>
    public async ValueTask DisposeAsync()
    {
        _thread.Dispose();
        long began = Stopwatch.GetTimestamp();
        while (Directory.Exists(Root) && Stopwatch.GetElapsedTime(began) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(1)).ConfigureAwait(false);
    }

    /// <summary>See <see cref="ConfinedThread"/>: nothing may be left to be compiled or loaded once the thread has left the host's namespace.</summary>
    private static unsafe bool WarmUp()
    {
        using ConfinedThread free = new();
        byte none = 0;
        byte* nothing = null;
        SpawnRequest spawn = new() { Program = &none, Arguments = &nothing, Environment = &nothing };
        int nowhere = -1;
        SpawnRequest refused = new() { GroupCount = 1, Entrances = &nowhere, Exits = &nowhere };
        free.Run(&CallingThread.SpawnRaw, &spawn);
        free.Run(&CallingThread.SpawnRaw, &refused);
        using RawCalls ask = new();
        return ask.Add("say its number", NamespaceCalls.ThreadId).RunOn(free) > 0;
    }
}
