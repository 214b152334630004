using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>
/// Holds the processes of a session in a Landlock domain, whose thread lives as long as the session; each command in a domain of its own within that one,
/// because the thread is the host's and shares its memory.
/// </summary>
internal sealed class LandlockConfinement : IConfinement
{
    private const int Kill = 9;
    private const int Ask = 0;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(5);
    private static readonly Lazy<bool> Warm = new(WarmUp);

    private readonly ConfinedThread _thread;
    private readonly LandlockRuleset _inner;
    private readonly SessionNetwork? _network;
    private readonly SessionPlan _plan;
    private readonly HeldProcess? _guardian;
    private readonly bool _reachesOnlyItsOwn;

    private LandlockConfinement(ConfinedThread thread, LandlockRuleset inner, SessionNetwork? network, SessionPlan plan, HeldProcess? guardian)
    {
        _guardian = guardian;
        _thread = thread;
        _inner = inner;
        _network = network;
        _plan = plan;
        Paths = plan.HostPaths(ReachablePath.Of(plan, plan.Folder.Programs));
        _reachesOnlyItsOwn = inner.Version.HasScopes && !ReachesParentOfHost();
    }

    public SessionPaths Paths { get; }

    /// <summary>The session's thread, for what is measured on it.</summary>
    public ConfinedThread Thread => _thread;

    /// <exception cref="AgentLoopException">The kernel refused, or the host has no right to grant a network.</exception>
    public static async ValueTask<LandlockConfinement> EnterAsync(LandlockRuleset ruleset, SessionPlan plan)
    {
        _ = Warm.Value;
        ConfinedThread thread = new();
        SessionNetwork? network = null;
        LandlockRuleset? inner = null;
        try
        {
            network = SessionNetwork.OpenFor(thread, plan.Request.Network);
            SeccompSockets sockets = network is null ? SeccompSockets.None : SeccompSockets.Internet;
            Confine(thread, ruleset, SeccompFilter.For(sockets, holdTruncation: !ruleset.Version.RestrictsTruncation));
            inner = LandlockRuleset.CreateInner(ruleset.Version);
            HeldProcess? guardian = await LandlockGuardian.StartAsync(thread, ruleset.Version, plan).ConfigureAwait(false);
            return new LandlockConfinement(thread, inner, network, plan, guardian);
        }
        catch
        {
            thread.Dispose();
            inner?.Dispose();
            if (network is not null)
                await network.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public HeldCommand Hold(ChildStart start)
    {
        start = start with { Spawner = _thread, Domain = _inner.Handle };
        return _network?.Begin() is { } use
            ? new HeldCommand { Start = _plan.Limits.Apply(use.Apply(start)), Network = use }
            : new HeldCommand { Start = _plan.Limits.Apply(start), Explain = SocketNote.AddTo };
    }

    /// <summary>
    /// From within the domain a signal reaches the session's processes and no others, whatever they did to get out of sight. Where the
    /// kernel is too old for that, they are found by their mark.
    /// </summary>
    public ValueTask KillAllAsync() => _reachesOnlyItsOwn ? SweepAsync() : KillMarked();

    public async ValueTask DisposeAsync()
    {
        if (_guardian is not null)
            await _guardian.DisposeAsync().ConfigureAwait(false);
        _thread.Dispose();
        _inner.Dispose();
        if (_network is not null)
            await _network.DisposeAsync().ConfigureAwait(false);
    }

    private static unsafe void Confine(ConfinedThread thread, LandlockRuleset ruleset, SeccompFilter filter)
    {
        Confinement confinement = Confinement.Of(ruleset, filter);
        thread.Run(&Confinement.Enter, &confinement);
        if (confinement.Refused != ConfinementStep.Done)
            throw new AgentLoopException(
                $"The kernel refused to confine a thread ({confinement.Refused}): {Marshal.GetPInvokeErrorMessage(confinement.Error)}.");
    }

    private async ValueTask SweepAsync()
    {
        long began = Stopwatch.GetTimestamp();
        int[] left = [.. ProcessTable.Ids().Where(IsAnother)];
        while (Signal(left, Kill) > 0 && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1)).ConfigureAwait(false);
            left = [.. ProcessTable.Read().Select(process => process.Id).Where(IsAnother)];
        }
    }

    private ValueTask KillMarked()
    {
        ProcessTree.KillMarked(_plan.Mark);
        return ValueTask.CompletedTask;
    }

    private static bool IsAnother(int process) => process > 1 && process != Environment.ProcessId;

    /// <summary>A process that is certainly not ours must be out of reach before anything is killed on the kernel's word.</summary>
    private bool ReachesParentOfHost()
    {
        int parent = Libc.ParentId();
        return parent > 0 && Signal([parent], Ask) > 0;
    }

    private unsafe int Signal(int[] processes, int signal)
    {
        fixed (int* first = processes)
        {
            SignalSweep sweep = new() { Processes = first, Count = processes.Length, Signal = signal };
            _thread.Run(&SignalSweep.Send, &sweep);
            return sweep.Reached;
        }
    }

    /// <summary>Lets a free thread go every way a confined one will, so that nothing is left to be compiled or loaded then.</summary>
    private static unsafe bool WarmUp()
    {
        using ConfinedThread free = new();
        byte none = 0;
        byte* nothing = null;
        SpawnRequest spawn = new() { Program = &none, Arguments = &nothing, Environment = &nothing };
        int nowhere = -1;
        SpawnRequest refused = new() { GroupCount = 1, Entrances = &nowhere, Exits = &nowhere };
        SignalSweep sweep = default;
        SocketProbe sockets = default;
        Confinement confinement = default;
        confinement.GetCapabilities = SystemCall.None;
        free.Run(&CallingThread.SpawnRaw, &spawn);
        free.Run(&CallingThread.SpawnRaw, &refused);
        free.Run(&SignalSweep.Send, &sweep);
        free.Run(&SocketProbe.Open, &sockets);
        free.Run(&Confinement.Enter, &confinement);
        return spawn.Error == Libc.ENOENT && refused.GroupRefused && confinement.Refused == ConfinementStep.Capabilities;
    }
}
