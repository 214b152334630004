namespace AgentLoop;

/// <summary>Tests that are flaky, as findings.</summary>
internal static class FlakyTests
{
    /// <summary>One for each, with its place where the report tells it; what a runner says of a run in which it failed says most.</summary>
    public static async ValueTask<IReadOnlyList<Finding>> FindingsAsync(ISandboxSession session, string folder, WeighedRun weighed, CancellationToken cancellationToken)
    {
        if (weighed.Flaky.Count == 0)
            return [];
        ILookup<string, TestResult> results = weighed.Run.Tests.OrderByDescending(test => test.Outcome == TestOutcome.Failed).ToLookup(test => test.Name, StringComparer.Ordinal);
        IEnumerable<string> paths = weighed.Flaky.SelectMany(test => results[test.Name]).SelectMany(FailureGroup.Places).Select(place => place.Path);
        ReportedPaths sources = await ReportedPaths.ResolveAsync(session, folder, paths, cancellationToken).ConfigureAwait(false);
        return [.. weighed.Flaky.Select(test => Describe(test, results[test.Name].Select(result => FailureGroup.PlaceOf(result, sources)).FirstOrDefault(place => place is not null)))];
    }

    private static Finding Describe(FlakyTest test, SourcePlace? place) => new()
    {
        Severity = FindingSeverity.Note,
        File = place?.File,
        Line = place?.Line,
        Message = $"{test.Name} is flaky: it failed {test.Failed} of {test.Failed + test.Passed} times"
            + (test.FailedBefore + test.PassedBefore > 0 ? $", and {test.FailedBefore} of {test.FailedBefore + test.PassedBefore} times in the untouched repository." : "."),
    };
}
