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

    public int TestsRun => Report.Tests.Count(test => test.Outcome != TestOutcome.Skipped);

    public bool HasFailures => Report.Tests.Any(test => test.Outcome == TestOutcome.Failed);

    public SuiteMeasure Measure => new()
    {
        Suite = Suite.Name,
        Tests = TestsRun,
        IsWhole = IsWhole,
        BuildTime = BuildTime,
        Time = Ran.Result.Duration,
        CpuTime = Ran.Result.CpuTime,
    };
}
