namespace AgentLoop;

/// <summary>What was seen of a command from which can be told into which limit it ran.</summary>
internal sealed record LimitSigns
{
    private const int Killed = 128 + 9;
    private const int CpuSignal = 128 + 24;
    private const int FileSizeSignal = 128 + 25;

    /// <summary>The kernel ends a process at its limit to the tick, which another account of the same time may not quite have reached.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public required SandboxLimits Limits { get; init; }

    /// <summary>Whether it was ended for that.</summary>
    public bool UsedTooMuchTime { get; init; }

    /// <summary>How many processes of the session were killed meanwhile because there was no memory left.</summary>
    public long OutOfMemoryKills { get; init; }

    /// <summary>How many the session was refused meanwhile.</summary>
    public long RefusedProcesses { get; init; }

    /// <summary>
    /// The result with its limit. Where commands of one session run at the same time, what was seen of the session is taken for each one's own if that failed.
    /// </summary>
    public ChildResult Explain(ChildResult result) => result switch
    {
        { StartFailure: not null } => result with { Limit = RefusedProcesses > 0 ? SandboxLimit.Processes : null },
        { TimedOut: true } => result with { Limit = SandboxLimit.WallTime },
        _ when UsedTooMuchTime || RanOut(result) => Ended(result, SandboxLimit.CpuTime),
        { ExitCode: FileSizeSignal } => Ended(result, SandboxLimit.FileSize),
        { ExitCode: not 0 } when OutOfMemoryKills > 0 => Ended(result, SandboxLimit.Memory),
        { ExitCode: Killed } when RefusedProcesses > 0 => Ended(result, SandboxLimit.Processes),
        _ when OutOfMemoryKills > 0 => result with { Limit = SandboxLimit.Memory },
        _ when RefusedProcesses > 0 => result with { Limit = SandboxLimit.Processes },
        _ => result,
    };

    private bool RanOut(ChildResult result) =>
        result.ExitCode == CpuSignal || (result.ExitCode == Killed && result.CpuTime >= Limits.CpuTime - Tick);

    private static ChildResult Ended(ChildResult result, SandboxLimit limit) => result with { Limit = limit, EndedByLimit = true };
}
