namespace AgentLoop;

/// <summary>Several reports of one run, as one.</summary>
internal static class JoinedReport
{
    /// <summary>One after the other. It is complete when all of them are.</summary>
    public static TestReport Of(IReadOnlyList<TestReport> reports) => reports.Count == 1 ? reports[0] : new TestReport
    {
        Tests = [.. reports.SelectMany(report => report.Tests)],
        Errors = [.. reports.SelectMany(report => report.Errors)],
        Replaced = [.. reports.SelectMany(report => report.Replaced)],
        Counted = reports.Any(report => report.Counted is null) ? null : Sum(reports),
        Format = reports.Select(report => report.Format).FirstOrDefault(),
        IsComplete = reports.All(report => report.IsComplete),
        Problem = reports.FirstOrDefault(report => !report.IsComplete)?.Problem,
    };

    private static TestCounts Sum(IReadOnlyList<TestReport> reports) => new()
    {
        Passed = reports.Sum(report => report.Counted?.Passed ?? 0),
        Failed = reports.Sum(report => report.Counted?.Failed ?? 0),
        Skipped = reports.Sum(report => report.Counted?.Skipped ?? 0),
    };
}
