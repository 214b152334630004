namespace AgentLoop;

/// <summary>What was read of a test report.</summary>
public sealed record TestReport
{
    /// <summary>The results that were complete, in the order of the report.</summary>
    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>
    /// What the report says went wrong outside of any test: a build that failed, files that could not be loaded, a test program that crashed, a fixture that
    /// could not be cleaned up; at most 100. A report with an error is none of success, however many tests passed.
    /// </summary>
    public IReadOnlyList<TestRunError> Errors { get; init; } = [];

    /// <summary>
    /// What of a test framework other code stood in for while the tests ran, and whose, as a runner noticed that looks for it; at most 100. Results of such a run are
    /// what that code made of them.
    /// </summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>
    /// How many tests ran as the runner itself counted them; <see langword="null"/> where it does not say. It may count tests that it does not name: the passed
    /// ones of <c>pytest</c> without <c>-v</c>.
    /// </summary>
    public TestCounts? Counted { get; init; }

    /// <summary>The form that was read; <see cref="TestReportFormat.Detect"/> where none was recognised.</summary>
    public TestReportFormat Format { get; init; }

    /// <summary>Whether the report was read to its end, and the run that it reports came to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why it was not, in a sentence; <see langword="null"/> for a complete one.</summary>
    public string? Problem { get; init; }

    internal static TestReport Unreadable(string problem) => new() { IsComplete = false, Problem = problem };
}
