namespace AgentLoop;

/// <summary>What speaks against a candidate, the paths in it made those of the workspace.</summary>
internal sealed class Evidence
{
    private const int MaxFindings = 100;

    private readonly IReadOnlyList<Finding> diagnostics;
    private readonly IReadOnlyList<FailureGroup> failures;
    private readonly IReadOnlyList<string> vanished;
    private readonly IReadOnlyList<string> mended;
    private readonly string output;

    private Evidence(
        IReadOnlyList<Finding> diagnostics, IReadOnlyList<FailureGroup> failures, IReadOnlyList<string> vanished, IReadOnlyList<string> mended, string output)
    {
        this.diagnostics = diagnostics;
        this.failures = failures;
        this.vanished = vanished;
        this.mended = mended;
        this.output = output;
    }

    /// <summary>
    /// Reads the failed tests or, where there are none, what the output says of which file; asks the sandbox once for the files
    /// that are meant.
    /// </summary>
    public static async ValueTask<Evidence> GatherAsync(
        ISandboxSession session, string workingDirectory, string text, TestResult[] failed, TestComparison? comparison, bool isConfirmed, CancellationToken cancellationToken)
    {
        IReadOnlyList<Diagnostic> said = failed.Length == 0 ? DiagnosticReader.Read(text) : [];

        IEnumerable<string> paths = said.Select(diagnostic => diagnostic.Path)
            .Concat(failed.SelectMany(FailureGroup.Places).Select(frame => frame.Path));
        ReportedPaths sources = await ReportedPaths.ResolveAsync(session, workingDirectory, paths, cancellationToken).ConfigureAwait(false);

        return new Evidence(
            [.. said.Select(diagnostic => FindingOf(diagnostic, sources)).OfType<Finding>()],
            FailureGroup.Of(failed, comparison, isConfirmed, sources),
            comparison?.Vanished ?? [],
            comparison?.Fixed ?? [],
            text);
    }

    /// <summary>The most useful first: compiler errors, then broken tests, then failing ones, then vanished ones.</summary>
    public IReadOnlyList<Finding> Findings() =>
    [
        .. diagnostics
            .Concat(failures.SelectMany(group => group.Findings()))
            .Concat(vanished.Select(name => new Finding { Message = $"{name} ran before and did not run now." }))
            .Take(MaxFindings),
    ];

    /// <summary>The same in a few lines for the next attempt; the end of the output where nothing else was found.</summary>
    public string Feedback(string reason)
    {
        FeedbackText text = new();
        string[] errors = [.. diagnostics.Where(finding => finding.Severity == FindingSeverity.Error).Select(FeedbackText.Line)];
        text.Add(reason);
        text.AddAll(errors, "more errors");
        text.AddAll(failures.Select(group => group.ToString()), "more kinds of failure");
        if (vanished.Count > 0)
            text.Add("Ran before and did not run now:");
        text.AddAll(vanished.Select(name => $"  {name}"), "more tests");
        if (mended.Count > 0)
            text.Add($"Fixed by this change: {CountedWords.Some(mended)}.");
        if (errors.Length + failures.Count + vanished.Count == 0)
            text.AddTail(output);
        return text.ToString();
    }

    private static Finding? FindingOf(Diagnostic diagnostic, ReportedPaths sources)
    {
        string? file = sources.Find(diagnostic.Path);
        if (file is null && !diagnostic.IsExplicit)
            return null;

        return new Finding
        {
            Message = file is null ? $"{diagnostic.Path}: {diagnostic.Message}" : diagnostic.Message,
            Severity = diagnostic.Severity,
            File = file,
            Line = file is null ? null : diagnostic.Line,
        };
    }
}
