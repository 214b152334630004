namespace AgentLoop;

/// <summary>Puts into words and evidence what a run of tests came to.</summary>
internal sealed class TrialReport(TestEvaluatorOptions options, IReadOnlyList<TestResult> before)
{
    /// <summary>Describes a run in the workspace of a session, which holds the sources that failing tests stand in.</summary>
    public async ValueTask<Evaluation> DescribeAsync(ISandboxSession session, WeighedRun weighed, CancellationToken cancellationToken)
    {
        TestRun run = weighed.Run;
        SuiteRun deciding = run.Deciding;
        string folder = deciding.Ran.Command.WorkingDirectory is { Length: > 0 } given ? given : deciding.Suite.Folder;
        Evaluation evaluation = new()
        {
            Evaluator = options.Name,
            Verdict = weighed.Ruling.Verdict,
            Score = weighed.Score,
            Reason = run.IsPartial ? $"{weighed.Ruling.Reason} The rest was not run." : weighed.Ruling.Reason,
            Tests = run.Tests,
            Flaky = weighed.Flaky,
            Comparison = before.Count > 0 && !run.Suites.Any(suite => suite.IsBuild) ? weighed.Comparison : null,
            Measures = [.. run.Suites.Where(suite => !suite.IsBuild).Select(suite => suite.Measure)],
            Findings = [.. await FlakyTests.FindingsAsync(session, folder, weighed, cancellationToken).ConfigureAwait(false), .. Slowdown.Of(options, before, run.Tests)],
        };
        if (evaluation.Verdict == Verdict.Pass)
            return evaluation;
        Evidence evidence = await Evidence.GatherAsync(session, folder, run.Output, weighed.Failed, evaluation.Comparison, weighed.IsConfirmed, cancellationToken).ConfigureAwait(false);
        return evaluation with { Findings = [.. evidence.Findings(), .. evaluation.Findings], Feedback = evidence.Feedback(evaluation.Reason) };
    }

    /// <summary>Says besides which of the candidate's changes were left out.</summary>
    public static Evaluation WithUndone(Evaluation evaluation, IReadOnlyList<string> undone)
    {
        string note = $"What the candidate changes of the repository's tests was undone for this: {CountedWords.Some(undone)}.";
        return evaluation with
        {
            Reason = $"{evaluation.Reason} {note}",
            Findings = [.. evaluation.Findings, .. undone.Select(path => new Finding { Severity = FindingSeverity.Note, File = path, Message = "The task does not want this test changed; its change was undone to judge." })],
            Feedback = evaluation.Verdict == Verdict.Pass ? evaluation.Feedback : $"{evaluation.Feedback}\n{note}",
        };
    }

    /// <summary>Says that files decide of which nobody knows whether they are tests.</summary>
    public static Evaluation WithDoubt(Evaluation evaluation, IReadOnlyList<string> doubtful) => evaluation with
    {
        Verdict = Verdict.Inconclusive,
        Reason = $"The tests pass with {CountedWords.Some(doubtful)} as the candidate has it, and fail without; its folder is named as tests are. Name it in {nameof(TestEvaluatorOptions)}.{nameof(TestEvaluatorOptions.ProductPaths)} if it holds the product.",
    };
}
