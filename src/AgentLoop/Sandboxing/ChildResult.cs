namespace AgentLoop;

/// <summary>How a process ended and what was kept of its output.</summary>
internal sealed record ChildResult
{
    /// <summary>The exit code, 128 and the signal's number where a signal ended it, or -1 where it never started.</summary>
    public required int ExitCode { get; init; }

    public required bool TimedOut { get; init; }

    /// <summary>Why it never started, in a sentence; <see langword="null"/> where it did.</summary>
    public string? StartFailure { get; init; }

    /// <summary>What was kept: all, or the head followed by the tail where <see cref="DroppedOutputBytes"/> is not zero.</summary>
    public required byte[] StandardOutput { get; init; }

    /// <summary>What was kept: all, or the head followed by the tail where <see cref="DroppedErrorBytes"/> is not zero.</summary>
    public required byte[] StandardError { get; init; }

    public long DroppedOutputBytes { get; init; }

    public long DroppedErrorBytes { get; init; }

    /// <summary>The file with all it wrote to standard output, where one was asked for and could be written.</summary>
    public string? WholeOutput { get; init; }

    /// <summary>The file with all it wrote to standard error, where one was asked for and could be written.</summary>
    public string? WholeError { get; init; }

    /// <summary>The limit that it ran into.</summary>
    public SandboxLimit? Limit { get; init; }

    /// <summary>Whether that limit is what ended it.</summary>
    public bool EndedByLimit { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>
    /// Processor time of the process and of those it waited for, and of those that were killed with it. What a background
    /// process used that outlived it is in nobody's account.
    /// </summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>The most memory that commands of the session had at a time, in bytes.</summary>
    public long? PeakMemory { get; init; }

    public static ChildResult NotStarted(string failure) =>
        new() { ExitCode = -1, TimedOut = false, StartFailure = failure, StandardOutput = [], StandardError = [] };
}
