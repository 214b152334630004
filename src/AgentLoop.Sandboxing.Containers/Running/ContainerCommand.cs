namespace AgentLoop.Sandboxing.Containers;

/// <summary>A command that runs in a container, from its start to its end.</summary>
internal sealed class ContainerCommand : IDisposable
{
    private const int Killed = 128 + 9;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly ContainerSessionState _session;
    private readonly ChildStart _start;
    private readonly Timer _watch;
    private readonly CommandTrace _trace;
    private readonly long _memoryKills;
    private readonly long _refusedProcesses;
    private bool _endedByItself;
    private volatile bool _overTime;

    public ContainerCommand(ContainerSessionState session, ChildStart start)
    {
        _session = session;
        _start = start;
        _memoryKills = session.Group.MemoryKills;
        _refusedProcesses = session.Group.RefusedProcesses;
        _trace = session.Stragglers.Begin(start.Mark ?? "");
        session.CpuTime.Begin(this);
        _watch = new Timer(_ => KillIfOverTime(), state: null, Look, Look);
    }

    /// <summary>What the engine's program came to, as what the command came to.</summary>
    public ChildResult Explain(ChildResult result)
    {
        if (!result.TimedOut && !_overTime && EngineComplaint.Of(result, _start, _session.EngineName) is { } sentence)
            result = ChildResult.NotStarted(sentence) with { Duration = result.Duration };
        LimitSigns signs = new()
        {
            Limits = _session.Limits,
            UsedTooMuchTime = _overTime,
            OutOfMemoryKills = _session.Group.MemoryKills - _memoryKills,
            RefusedProcesses = _session.Group.RefusedProcesses - _refusedProcesses,
        };
        result = signs.Explain(result with { CpuTime = _session.CpuTime.Of(this) });
        _overTime |= result.CpuTime > _session.Limits.CpuTime || result is { Limit: SandboxLimit.CpuTime };
        _endedByItself = result is { TimedOut: false, EndedByLimit: false, ExitCode: not Killed };
        return result;
    }

    /// <summary>
    /// A command that was killed takes with it what it tried to leave. If it was for its time, so does what other commands have left before it, which
    /// was charged to it.
    /// </summary>
    public void Dispose()
    {
        _watch.Dispose();
        if (_overTime)
            _session.Stragglers.KillOf(_trace with { Older = new HashSet<(int Id, long Started)>() });
        else if (!_endedByItself)
            _session.Stragglers.KillOf(_trace);
        _session.CpuTime.End(this);
        _session.Stragglers.End(_trace);
    }

    private void KillIfOverTime()
    {
        if (_session.CpuTime.Of(this) <= _session.Limits.CpuTime)
            return;
        _overTime = true;
        ProcessTree.KillMarked(_start.Mark ?? "");
    }
}
