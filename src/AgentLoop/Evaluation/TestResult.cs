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

    /// <summary>The file it failed in or, where nothing says, the one it stands in; the path as the runner wrote it.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>What it wrote while it ran, where the runner tells the tests' output apart.</summary>
    public string? Output { get; init; }
}
