using System.Diagnostics;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Kills what a command has left in its container that cannot be found by the command's mark or descent any more: what let go of its parent and
/// its variables. What surely belongs to another command of the session stays; what nobody can tell goes.
/// </summary>
internal sealed class Stragglers
{
    private const int Kill = 9;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(5);

    private readonly ContainerProcess _first;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    public Stragglers(ContainerProcess first) => _first = first;

    /// <summary>A command is about to start.</summary>
    public CommandTrace Begin(string mark)
    {
        lock (_gate)
            _running.Add(mark);
        return new CommandTrace
        {
            Mark = mark,
            Older = ContainerLook.At(_first.Group).Living.Values.Select(process => (process.Id, process.Started)).ToHashSet(),
        };
    }

    /// <summary>A command has ended.</summary>
    public void End(CommandTrace trace)
    {
        lock (_gate)
            _running.Remove(trace.Mark);
    }

    /// <summary>Kills those of a command that was itself killed.</summary>
    public void KillOf(CommandTrace trace)
    {
        HashSet<int> dead = [];
        long began = Stopwatch.GetTimestamp();
        while (FindAndKill(trace, dead) && Stopwatch.GetElapsedTime(began) < GiveUp)
            Thread.Yield();
    }

    /// <summary>Whether there may be more: something was still alive, or has died in a way that may have left another.</summary>
    private bool FindAndKill(CommandTrace trace, HashSet<int> dead)
    {
        ContainerLook look = ContainerLook.At(_first.Group);
        Bystanders others = new(_first, look, trace, Others(trace));
        int killed = 0;
        foreach (ProcessEntry process in look.Living.Values.Where(process => !others.Contains(process)))
        {
            _ = Libc.Kill(process.Id, Kill);
            killed++;
        }

        return look.Gone.Count(dead.Add) + killed > 0;
    }

    private HashSet<string> Others(CommandTrace trace)
    {
        lock (_gate)
            return _running.Where(mark => !string.Equals(mark, trace.Mark, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }
}
