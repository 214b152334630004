namespace AgentLoop;

/// <summary>What became of one test.</summary>
public sealed record TestResult
{
    /// <summary>The test's full name, unique in a report but for data-driven tests that share one.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required TestOutcome Outcome { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What it said on failing.</summary>
    public string? Message { get; init; }

    /// <summary>Where it failed, as the runner wrote it.</summary>
    public string? StackTrace { get; init; }
}
