namespace AgentLoop;

/// <summary>A run of tests, compared with the untouched repository's, and what it comes to.</summary>
internal sealed record WeighedRun
{
    public required TestRun Run { get; init; }

    public required ComparedTests Compared { get; init; }

    public required Ruling Ruling { get; init; }

    public IReadOnlyList<FlakyTest> Flaky { get; init; } = [];

    /// <summary>Whether what is broken was run again, and is.</summary>
    public bool IsConfirmed { get; init; }

    public TestComparison Comparison => Compared.Comparison;

    /// <summary>The tests that speak against it: those that fail, but for flaky ones.</summary>
    public TestResult[] Failed => [.. Run.Tests.Where(test => test.Outcome == TestOutcome.Failed && !Comparison.Flaky.Contains(test.Name, StringComparer.Ordinal))];

    /// <summary>Whether failing tests decided, which further tests would not change.</summary>
    public bool IsDecided => Ruling.Verdict is Verdict.Fail or Verdict.Error && (Failed.Length > 0 || !Run.IsComplete);

    /// <summary>
    /// The share of tests that pass. Where all do and it is no pass all the same, that counts as one more test, so that only a pass has 1.
    /// </summary>
    public double Score => Ruling.Verdict == Verdict.Pass
        ? 1
        : (double)Compared.Passing / (Compared.Passing == Compared.Total ? Compared.Total + 1 : Compared.Total);
}
