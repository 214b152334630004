namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Tells which processes of a look are surely not a given command's. Only what the kernel and the host know counts: who started a process, who was
/// there before the command, and the kernel's sessions, which a process can leave for a new one but never enter. What a process says about itself, such as its variables, does not.
/// </summary>
internal sealed class Bystanders
{
    private readonly ContainerProcess _first;
    private readonly ContainerLook _look;
    private readonly CommandTrace _trace;
    private readonly IReadOnlySet<string> _otherMarks;
    private readonly HashSet<int> _sessions = [];

    /// <param name="first">The container's first process.</param>
    /// <param name="look">The processes to judge.</param>
    /// <param name="trace">The command whose processes are looked for.</param>
    /// <param name="otherMarks">The marks of the other commands that run.</param>
    public Bystanders(ContainerProcess first, ContainerLook look, CommandTrace trace, IReadOnlySet<string> otherMarks)
    {
        _first = first;
        _look = look;
        _trace = trace;
        _otherMarks = otherMarks;
        int[] sessions = [.. look.Living.Values.Where(process => !first.IsKeeper(process) && IsOne(process)).Select(process => process.Session)];
        _sessions.UnionWith(sessions);
    }

    public bool Contains(ProcessEntry process) => _first.IsKeeper(process) || IsOne(process);

    private bool IsOne(ProcessEntry process)
    {
        for (ProcessEntry at = process; ;)
        {
            if (_sessions.Contains(at.Session) || _trace.Older.Contains((at.Id, at.Started)))
                return true;
            // The first process is given those whose parent has died, whoever that was.
            if (at.Parent == _first.Id || at.Id == _first.Id)
                return false;
            if (!_look.Living.TryGetValue(at.Parent, out ProcessEntry parent))
                return _otherMarks.Count > 0 && LauncherMark.Above(at.Parent) is { } mark && _otherMarks.Contains(mark);
            at = parent;
        }
    }
}
