using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>A process of the host to be attacked, whose environment is a secret.</summary>
internal sealed class ProbeVictim : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    private ProbeVictim(ChildStart start) => _run = ChildProcess.RunAsync(start, _end.Token).AsTask();

    public int ProcessId { get; private set; }

    /// <summary>Whether somebody has ended it.</summary>
    public bool IsDead => _run.IsCompleted;

    /// <exception cref="AgentLoopException">The host cannot start a process.</exception>
    public static async ValueTask<ProbeVictim> StartAsync(ProbePlace place)
    {
        string number = Path.Combine(place.Workspace("victim"), "number");
        ChildStart start = new()
        {
            Program = "/bin/sh",
            Arguments = ["-c", "echo $$ > \"$0\"; exec sleep 60", number],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["VICTIM_BAIT"] = place.Secret, ["PATH"] = "/usr/bin:/bin" },
            ClearEnvironment = true,
        };
        ProbeVictim victim = new(start);
        if (await victim.FindAsync(number).ConfigureAwait(false))
            return victim;
        await victim.DisposeAsync().ConfigureAwait(false);
        throw new AgentLoopException("no process could be started to try it on.");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    /// <summary>Whether it has said its number.</summary>
    private async ValueTask<bool> FindAsync(string file)
    {
        long began = Stopwatch.GetTimestamp();
        while (!IsDead && Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (File.Exists(file) && int.TryParse(await File.ReadAllTextAsync(file, _end.Token).ConfigureAwait(false), CultureInfo.InvariantCulture, out int id))
            {
                ProcessId = id;
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), _end.Token).ConfigureAwait(false);
        }

        return false;
    }
}
