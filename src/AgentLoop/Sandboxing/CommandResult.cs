namespace AgentLoop;

/// <summary>How a command ended and what it said.</summary>
public sealed record CommandResult
{
    /// <summary>What ended it.</summary>
    public required CommandEnd End { get; init; }

    /// <summary>Its exit code, or 128 and the signal's number where a signal ended it.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The limit that it ran into: what ended it, or, where <see cref="End"/> is <see cref="CommandEnd.Exited"/>, what it was refused on its way.</summary>
    public SandboxLimit? Limit { get; init; }

    /// <summary>What it wrote to standard output.</summary>
    public CapturedOutput StandardOutput { get; init; } = new();

    /// <summary>What it wrote to standard error.</summary>
    public CapturedOutput StandardError { get; init; } = new();

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Processor time of it and of those it waited for.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>
    /// The most memory that the session's commands have had at a time up to now, in bytes, with what the kernel keeps of files they read;
    /// <see langword="null"/> where the sandbox does not count it.
    /// </summary>
    public long? PeakMemory { get; init; }

    /// <summary>What was decided about the hosts that were asked for while it ran, in order; empty where nothing was granted.</summary>
    public IReadOnlyList<NetworkDecision> Network { get; init; } = [];

    /// <summary>Why it could not be started, in a sentence; <see langword="null"/> for a command that ran.</summary>
    public string? StartFailure { get; init; }

    /// <summary>Whether it ran to its own end with exit code 0.</summary>
    public bool Succeeded => End == CommandEnd.Exited && ExitCode == 0;
}
