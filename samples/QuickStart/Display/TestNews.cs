namespace QuickStart;

/// <summary>What became of single tests, as the evaluations tell that a run has stored.</summary>
internal sealed record TestNews
{
    /// <summary>Failed, flaky ones aside.</summary>
    public IReadOnlyList<TestResult> Failed { get; init; } = [];

    /// <summary>Failed before, pass now.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Passed before, and fail now or are missing.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Failed before and fail now.</summary>
    public IReadOnlyList<string> StillFailing { get; init; } = [];

    /// <summary>Passed and failed on the same files.</summary>
    public IReadOnlyList<string> Flaky { get; init; } = [];

    /// <summary>Whether the failing tests fail in several ways, so that one change hardly mends all of them.</summary>
    public bool HasSeveralFaults => Failed.Select(test => test.Message).Distinct(StringComparer.Ordinal).Skip(1).Any();

    public static async Task<TestNews> ReadAsync(IProvenanceStore store, IEnumerable<EvaluationSummary> summaries)
    {
        TestNews news = new();
        foreach (EvaluationSummary summary in summaries)
        {
            if (await store.GetAsync(summary.Report.Digest) is { } report)
                news = news.With(EvaluationJson.Read(report.Span));
        }
        return news;
    }

    private TestNews With(Evaluation evaluation)
    {
        TestComparison comparison = evaluation.Comparison ?? new TestComparison();
        string[] flaky = [.. comparison.Flaky.Union(evaluation.Flaky.Select(test => test.Name), StringComparer.Ordinal)];
        return new TestNews
        {
            Failed = [.. Failed, .. evaluation.Tests.Where(test => test.Outcome == TestOutcome.Failed && !flaky.Contains(test.Name, StringComparer.Ordinal))],
            Fixed = [.. Fixed, .. comparison.Fixed],
            Broken = [.. Broken, .. comparison.Broken, .. comparison.Vanished],
            StillFailing = [.. StillFailing, .. comparison.StillFailing],
            Flaky = [.. Flaky, .. flaky],
        };
    }
}
