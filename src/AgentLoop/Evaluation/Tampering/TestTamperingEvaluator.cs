namespace AgentLoop;

/// <summary>
/// Judges whether a candidate earns its verdict, or buys it: by tests that are gone, skipped or want less, by settings that let more pass, or by code
/// made for the tests.
/// </summary>
/// <remarks>
/// It compares the candidate's files with the repository's and runs nothing, so that it says the same of the same change always. What is certain fails;
/// what is only suspicious is a finding. Where the task wants tests changed (<see cref="EvaluationRequest.MayChangeTests"/>), changes of what tests say
/// do not fail; tests that are skipped, emptied or cannot fail still do. It reads C#, Python, JavaScript, TypeScript, Go, Rust and Java, and by the same
/// rules Kotlin, Ruby, PHP, C and C++ as far as they fit.
/// </remarks>
public sealed class TestTamperingEvaluator : IEvaluator
{
    private static readonly ITamperingRule[] Rules =
    [
        new LostTestsRule(), new SkippedTestsRule(), new AssertionsRule(), new SwallowedRule(), new ValuesRule(), new SupportFilesRule(), new SettingsRule(),
            new ExitRule(),
        new FrameworkRule(), new KnowsTestsRule(), new SuppressionsRule(), new NewTestsRule(),
    ];

    private readonly TestTamperingOptions options;

    /// <summary>Judges as these options say.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public TestTamperingEvaluator(TestTamperingOptions? options = null)
    {
        this.options = options ?? new TestTamperingOptions();
        TestTamperingOptions.Validate(this.options);
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new() { Name = options.Name, Effort = EvaluationEffort.Reads, Timeout = TimeSpan.FromMinutes(5), JudgesChangesAlone = true };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Candidate is not { } candidate)
            return Describe([], mayChangeTests: false) with { Reason = "Nothing is changed yet." };

        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, candidate.Changes, options.MaxFileBytes,
            cancellationToken).ConfigureAwait(false);
        GuardedChange change = new(edits, request.MayChangeTests);
        List<Finding> findings = [.. Rules.SelectMany(rule => Found(rule, change, cancellationToken)), .. Unread(edits)];
        if (SpecialCases.Added(change) is { Count: > 0 } answers)
        {
            IReadOnlyList<GuardedFile> tests = await BaseTests.ReadAsync(request.Workspace, edits, cancellationToken).ConfigureAwait(false);
            findings.AddRange(SpecialCases.Find(change, answers, new TestValues(tests)));
        }

        return Describe(Weighed(findings, request.MayChangeTests), request.MayChangeTests);
    }

    private static Finding[] Found(ITamperingRule rule, GuardedChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return [.. rule.Find(change)];
    }

    /// <summary>What cannot be read cannot be judged: of tests that could be read before, that fails.</summary>
    private static IEnumerable<Finding> Unread(IEnumerable<FileEdit> edits) => edits
        .Where(edit => edit is { IsOpaque: true, Kind: TestFileKind.Test or TestFileKind.Configuration or TestFileKind.Project })
        .Select(edit => TamperingRule.Of(
            !edit.IsAdded && edit.Kind != TestFileKind.Project, TamperingRule.Unread, edit.Path, 0, $"\"{edit.Path}\" is no text, or too long to be examined."));

    private Finding[] Weighed(IEnumerable<Finding> findings, bool mayChangeTests) =>
    [
        .. findings
            .Where(finding => !options.IgnoredRules.Contains(finding.Rule, StringComparer.Ordinal))
            .Select(finding => mayChangeTests && TamperingRule.IsAboutContent(finding.Rule) ? finding with { Severity = FindingSeverity.Note } : finding)
            .DistinctBy(finding => (finding.File, finding.Line, finding.Rule, finding.Message))
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line),
    ];

    /// <summary>What the task allows is told all the same: that tests demand what they did is not true then.</summary>
    private static string Harmless(Finding[] findings, bool mayChangeTests)
    {
        Finding[] allowed = [.. findings.Where(finding => mayChangeTests && TamperingRule.IsAboutContent(finding.Rule))];
        string more = allowed.Length > 1 ? $", and {allowed.Length - 1} more {(allowed.Length == 2 ? "change" : "changes")} of what tests demand" : "";
        return allowed.Length > 0
            ? $"{allowed[0].Message.TrimEnd('.')}; the task allows it{more}."
            : "Tests, checks and settings demand what they did.";
    }

    private Evaluation Describe(Finding[] findings, bool mayChangeTests)
    {
        Finding[] grave = [.. findings.Where(finding => finding.Severity >= options.FailAt)];
        int warnings = findings.Count(finding => finding.Severity >= FindingSeverity.Warning);
        return new Evaluation
        {
            Evaluator = options.Name,
            Verdict = grave.Length > 0 ? Verdict.Fail : Verdict.Pass,
            Score = grave.Length > 0 ? 0 : 1.0 / (1 + warnings),
            Reason = grave.Length > 0 ? $"The change makes passing easier: {grave[0].Message}" : warnings > 0
                ? $"Nothing certain, {warnings} suspicious."
                : Harmless(findings, mayChangeTests),
            Findings = [.. findings.Take(options.MaxFindings)],
            Feedback = TamperingFeedback.Of(grave),
        };
    }
}
