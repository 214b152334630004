using System.Diagnostics;

namespace AgentLoop;

/// <summary>
/// Kills a process and all it started: its descendants, those of its session, and those that carry its mark. Everything is stopped before
/// anything is killed, because a dead parent hides its children and a running one makes new ones.
/// </summary>
internal static class ProcessTree
{
    private const int Kill9 = 9;
    private const int Stop = 19;
    private const int NoProcess = 0;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(5);

    /// <summary>Kills the tree of a process that has not been waited for; what its descendants had used of the processor.</summary>
    public static TimeSpan Kill(int root, string mark)
    {
        Dictionary<int, TimeSpan> killed = [];
        KillAll(root, mark, killed);
        _ = Libc.Kill(root, Kill9);
        killed.Remove(root);
        return killed.Values.Aggregate(TimeSpan.Zero, (sum, used) => sum + used);
    }

    /// <summary>Kills every process whose mark begins so.</summary>
    public static void KillMarked(string markPrefix) => KillAll(NoProcess, markPrefix, []);

    private static void KillAll(int root, string mark, Dictionary<int, TimeSpan> killed)
    {
        long began = Stopwatch.GetTimestamp();
        while (Freeze(root, mark) is { Count: > 0 } frozen && Stopwatch.GetElapsedTime(began) < GiveUp)
        {
            foreach (ProcessEntry process in frozen)
            {
                killed[process.Id] = process.CpuTime;
                _ = Libc.Kill(process.Id, Kill9);
            }

            Thread.Sleep(1);
        }
    }

    /// <summary>Stops the tree, and again what it had started meanwhile, until there is nothing new.</summary>
    private static List<ProcessEntry> Freeze(int root, string mark)
    {
        HashSet<int> stopped = [];
        List<ProcessEntry> members;
        bool grew;
        do
        {
            members = Members(root, mark);
            grew = false;
            foreach (ProcessEntry process in members.Where(process => stopped.Add(process.Id)))
            {
                _ = Libc.Kill(process.Id, Stop);
                grew = true;
            }
        }
        while (grew);
        return members;
    }

    private static List<ProcessEntry> Members(int root, string mark)
    {
        List<ProcessEntry> all = ProcessTable.Read();
        ILookup<int, ProcessEntry> children = all.ToLookup(process => process.Parent);
        Dictionary<int, ProcessEntry> members = [];
        Queue<ProcessEntry> open = new(all.Where(process => IsMember(process, root, mark)));
        while (open.TryDequeue(out ProcessEntry process))
        {
            if (!members.TryAdd(process.Id, process))
                continue;
            foreach (ProcessEntry child in children[process.Id])
                open.Enqueue(child);
        }

        members.Remove(Environment.ProcessId);
        return [.. members.Values];
    }

    private static bool IsMember(ProcessEntry process, int root, string mark) =>
        process.Id == root
        || (root != NoProcess && process.Session == root)
        || ProcessMark.Carries(process.Id, mark);
}
