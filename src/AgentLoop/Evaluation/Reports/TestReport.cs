namespace AgentLoop;

/// <summary>What was read of a test report.</summary>
public sealed record TestReport
{
    /// <summary>The results that were complete, in the order of the report.</summary>
    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>Whether the report was read to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why it was not, in a sentence; <see langword="null"/> for a complete one.</summary>
    public string? Problem { get; init; }

    internal static TestReport Unreadable(string problem) => new() { IsComplete = false, Problem = problem };
}
