namespace AgentLoop;

/// <summary>A command, how it ended, and what it reported.</summary>
internal sealed record RanCommand(SandboxCommand Command, CommandResult Result)
{
    /// <summary>What was read of its report; <see langword="null"/> where none is asked for.</summary>
    public TestReport? Report { get; init; }

    /// <summary>Its tests against those of the untouched repository.</summary>
    public ComparedTests Compared { get; init; } = TestComparer.Compare([], []);

    /// <summary>What it wrote to both streams, fit to be shown.</summary>
    public string Output => OutputText.Clean($"{Result.StandardOutput.Text.TrimEnd()}\n{Result.StandardError.Text}");

    /// <summary>How many of its tests ran.</summary>
    public int TestsRun => Report?.Tests.Count(test => test.Outcome != TestOutcome.Skipped) ?? 0;

    /// <summary>The tests that failed.</summary>
    public IEnumerable<TestResult> FailedTests => Report?.Tests.Where(test => test.Outcome == TestOutcome.Failed) ?? [];

    /// <summary>
    /// The share of tests that pass. Where all do and the command failed all the same, that counts as one more test, so that only a
    /// pass has 1.
    /// </summary>
    public double Score(Verdict verdict)
    {
        if (verdict == Verdict.Pass)
            return 1;

        int total = Compared.Passing == Compared.Total ? Compared.Total + 1 : Compared.Total;
        return (double)Compared.Passing / total;
    }
}
