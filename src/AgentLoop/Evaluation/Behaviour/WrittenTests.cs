namespace AgentLoop;

/// <summary>Tests that were written for a task, and the names of those that are worth something.</summary>
public sealed record WrittenTests
{
    /// <summary>The files that have them.</summary>
    public required ChangeSet Files { get; init; }

    /// <summary>The tests that failed in the untouched repository each time.</summary>
    public required IReadOnlyList<string> Names { get; init; }
}
