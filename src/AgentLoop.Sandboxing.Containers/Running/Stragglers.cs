using System.Diagnostics;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Kills what a command has left in its container that cannot be found by the command's mark or descent any more: what let go of its parent and
/// its variables. What belongs to another command of the session stays.
/// </summary>
internal sealed class Stragglers
{
    private const int Kill = 9;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(5);

    private readonly ContainerProcess _first;
    private readonly string _sessionMark;

    public Stragglers(ContainerProcess first, string sessionMark)
    {
        _first = first;
        _sessionMark = sessionMark;
    }

    /// <summary>Kills those of a command that was itself killed.</summary>
    public void KillOf(string mark)
    {
        long began = Stopwatch.GetTimestamp();
        while (Of(mark) is { Length: > 0 } left && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            foreach (int process in left)
                _ = Libc.Kill(process, Kill);
            Thread.Sleep(1);
        }
    }

    private int[] Of(string mark)
    {
        HashSet<int> inside = [.. _first.Group.Processes];
        Dictionary<int, ProcessEntry> living = ProcessTable.Read().Where(process => inside.Contains(process.Id)).ToDictionary(process => process.Id);
        return [.. living.Values.Where(process => !IsKeeper(process) && !BelongsToAnother(process, living, mark)).Select(process => process.Id)];
    }

    /// <summary>The first process, and the child it waits with, which would only come again.</summary>
    private bool IsKeeper(ProcessEntry process) =>
        process.Id == _first.Id || string.Equals(ProcessMark.Of(process.Id), _sessionMark + ContainerPlaces.KeeperMark, StringComparison.Ordinal);

    private bool BelongsToAnother(ProcessEntry process, Dictionary<int, ProcessEntry> living, string mark)
    {
        for (ProcessEntry at = process; ;)
        {
            if (ProcessMark.Of(at.Id) is { } its && its.StartsWith(_sessionMark, StringComparison.Ordinal)
                && !its.StartsWith(mark, StringComparison.Ordinal))
                return true;
            if (!living.TryGetValue(at.Parent, out at) || at.Id == _first.Id)
                return false;
        }
    }
}
