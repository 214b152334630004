namespace AgentLoop;

/// <summary>A suite that was run, whole or in part, or that could not be built.</summary>
internal sealed record SuiteRun
{
    public required TestSuite Suite { get; init; }

    /// <summary>The command that ended it: the one that runs the tests, or the first of the build that failed.</summary>
    public required RanCommand Ran { get; init; }

    /// <summary>Whether it was the build that failed, so that no test ran.</summary>
    public bool IsBuild { get; init; }

    public bool IsWhole { get; init; } = true;

    public TimeSpan BuildTime { get; init; }

    /// <summary>What it reported; nothing for a build.</summary>
    public TestReport Report { get; init; } = new() { IsComplete = true };

    public IReadOnlyList<TestResult> Tests => Report.Tests;

    /// <summary>How many tests ran: those that the report names or, where it does not name all, those that the runner counted.</summary>
    public int TestsRun => Math.Max(Report.Tests.Count(test => test.Outcome != TestOutcome.Skipped), (Report.Counted?.Passed + Report.Counted?.Failed) ?? 0);

    /// <summary>Whether what it reports explains that it did not exit with 0.</summary>
    public bool HasFailures => Report.Errors.Count > 0 || Report.Tests.Any(test => test.Outcome == TestOutcome.Failed);

    /// <summary>Whether the runner counted failures that its report does not name.</summary>
    public bool HidesFailures => Report.Counted?.Failed > Report.Tests.Count(test => test.Outcome == TestOutcome.Failed);

    public SuiteMeasure Measure => new()
    {
        Suite = Suite.Name,
        Tests = TestsRun,
        Errors = Report.Errors.Count,
        Replaced = Report.Replaced,
        IsWhole = IsWhole,
        CameToItsEnd = Ran.Result.End == CommandEnd.Exited && Report.IsComplete,
        BuildTime = BuildTime,
        Time = Ran.Result.Duration,
        CpuTime = Ran.Result.CpuTime,
    };
}
