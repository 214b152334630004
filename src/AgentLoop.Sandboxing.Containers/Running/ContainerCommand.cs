namespace AgentLoop.Sandboxing.Containers;

/// <summary>A command that runs in a container, from its start to its end.</summary>
internal sealed class ContainerCommand : IDisposable
{
    private const int KilledBySignal = 128 + 9;
    private const int TooMuchCpuTime = 128 + 24;
    private const int FileTooLarge = 128 + 25;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly ContainerSessionState _session;
    private readonly ChildStart _start;
    private readonly Timer _watch;
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
        session.CpuTime.Begin(this);
        _watch = new Timer(_ => KillIfOverTime(), state: null, Look, Look);
    }

    /// <summary>What the engine's program came to, as what the command came to.</summary>
    public ChildResult Explain(ChildResult result)
    {
        _endedByItself = !result.TimedOut && !_overTime;
        if (_endedByItself && EngineComplaint.Of(result, _start, _session.EngineName) is { } sentence)
            return ChildResult.NotStarted(sentence) with { Duration = result.Duration };
        result = result with { CpuTime = _session.CpuTime.Of(this) };
        return result.TimedOut || LimitOf(result) is not { } limit
            ? result
            : result with { Limit = limit, EndedByLimit = _overTime || result.ExitCode is KilledBySignal or TooMuchCpuTime or FileTooLarge };
    }

    /// <summary>A command that was killed takes with it what it tried to leave.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        if (!_endedByItself)
            _session.Stragglers.KillOf(_start.Mark ?? "");
        _session.CpuTime.End(this);
    }

    private SandboxLimit? LimitOf(ChildResult result)
    {
        if (_overTime || result.ExitCode == TooMuchCpuTime)
            return SandboxLimit.CpuTime;
        if (_session.Group.MemoryKills > _memoryKills)
            return SandboxLimit.Memory;
        if (result.ExitCode == FileTooLarge)
            return SandboxLimit.FileSize;
        return _session.Group.RefusedProcesses > _refusedProcesses ? SandboxLimit.Processes : null;
    }

    private void KillIfOverTime()
    {
        if (_session.CpuTime.Of(this) <= _session.CpuLimit)
            return;
        _overTime = true;
        ProcessTree.KillMarked(_start.Mark ?? "");
    }
}
