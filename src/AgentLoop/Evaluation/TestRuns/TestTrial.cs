namespace AgentLoop;

/// <summary>One evaluation by tests, from the first command to the feedback.</summary>
internal sealed class TestTrial(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request, SuiteFinder finder)
{
    private readonly IReadOnlyList<TestResult> before = request.Baseline?.Tests ?? [];
    private readonly TrialReport report = new(options, request.Baseline?.Tests ?? []);

    /// <summary>What the untouched repository's own tests come to.</summary>
    public async ValueTask<Evaluation> JudgeBaselineAsync(CancellationToken cancellationToken)
    {
        TestRun run = await new StagedRun(suites, request.Sandbox, request.Run).RunWholeAsync(cancellationToken).ConfigureAwait(false);
        WeighedRun weighed = await Scales().WeighUntouchedAsync(run, cancellationToken).ConfigureAwait(false);
        return await report.DescribeAsync(request.Sandbox, weighed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a candidate comes to by the repository's own tests and, where it has some of its own, by those.</summary>
    public async ValueTask<Evaluation> JudgeCandidateAsync(CancellationToken cancellationToken)
    {
        TestOwnership ownership = new(options.ProductPaths, before);
        JudgedChange judged = await JudgedChange.OfAsync(request, ownership, cancellationToken).ConfigureAwait(false);
        if (!judged.IsLess)
            return await JudgeInAsync(request.Sandbox, judged, cancellationToken).ConfigureAwait(false);
        Evaluation evaluation = await JudgeCopyAsync("own-tests", judged, cancellationToken).ConfigureAwait(false);
        if (evaluation.Verdict != Verdict.Fail || judged.Doubtful.Count == 0)
            return evaluation;
        Evaluation kept = await JudgeCopyAsync("doubtful", await JudgedChange.WithDoubtfulAsync(request, ownership, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return kept.Verdict == Verdict.Pass ? TrialReport.WithDoubt(evaluation, judged.Doubtful) : evaluation;
    }

    private async ValueTask<Evaluation> JudgeCopyAsync(string name, JudgedChange judged, CancellationToken cancellationToken)
    {
        if (request.OpenCopy is null)
            throw new AgentLoopException("The candidate changes tests, and there is no copy in which to put them back; give EvaluationRequest.OpenCopy, or set MayChangeTests.");
        ISandboxSession copy = request.OpenCopy(request.Run.Child(name), judged.Changes);
        await using var owned = copy.ConfigureAwait(false);
        Evaluation evaluation = await JudgeInAsync(copy, judged, cancellationToken).ConfigureAwait(false);
        if (evaluation.Verdict == Verdict.Pass && judged.HasTests)
            evaluation = await WithItsTestsAsync(evaluation, cancellationToken).ConfigureAwait(false);
        return judged.Undone.Count == 0 ? evaluation : TrialReport.WithUndone(evaluation, judged.Undone);
    }

    /// <summary>The tests that a candidate adds or changes have no say but that they pass.</summary>
    private async ValueTask<Evaluation> WithItsTestsAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        HashSet<string> known = evaluation.Tests.Concat(before).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        TestRun run = await StagedRun.Of(request, suites, request.Sandbox).RunWholeAsync(cancellationToken).ConfigureAwait(false);
        TestResult[] added = [.. run.Tests.Where(test => !known.Contains(test.Name))];
        Ruling ruling = Judge().OfItsTests(run, evaluation, added);
        if (ruling.Verdict != Verdict.Pass)
        {
            ComparedTests compared = TestComparer.Compare(before, run.Tests);
            return await report.DescribeAsync(request.Sandbox, new WeighedRun { Run = run, Compared = compared, Ruling = ruling }, cancellationToken).ConfigureAwait(false);
        }
        return evaluation with
        {
            Reason = added.Length == 0 ? evaluation.Reason : $"{evaluation.Reason} {ruling.Reason}",
            Tests = [.. evaluation.Tests, .. added],
            Comparison = evaluation.Comparison is { } comparison ? comparison with { Added = [.. comparison.Added.Concat(added.Select(test => test.Name)).Distinct(StringComparer.Ordinal)] } : null,
        };
    }

    private async ValueTask<Evaluation> JudgeInAsync(ISandboxSession session, JudgedChange judged, CancellationToken cancellationToken)
    {
        StagedRun staged = StagedRun.Of(request, suites, session);
        TestScales scales = Scales(judged.HasTests);
        foreach (TestStage stage in await new TestStages(options, suites, request, finder).PlanAsync(cancellationToken).ConfigureAwait(false))
        {
            TestRun run = await staged.RunAsync(stage, cancellationToken).ConfigureAwait(false);
            WeighedRun weighed = await scales.WeighAsync(run, session, judged.Changes, cancellationToken).ConfigureAwait(false);
            if (!run.IsPartial || (weighed.IsDecided && FailsAsBefore(weighed)))
                return await report.DescribeAsync(session, weighed, cancellationToken).ConfigureAwait(false);
            if (weighed.IsDecided && await IsBrokenAsync(stage, weighed, cancellationToken).ConfigureAwait(false))
                return await report.DescribeAsync(session, weighed with { IsConfirmed = true }, cancellationToken).ConfigureAwait(false);
        }
        throw new InvalidOperationException("The last stage runs all tests.");
    }

    /// <summary>What passed among all tests and fails in a selection is broken where the same selection passes in the untouched repository.</summary>
    private async ValueTask<bool> IsBrokenAsync(TestStage stage, WeighedRun weighed, CancellationToken cancellationToken)
    {
        if (weighed.Comparison.Broken.Count == 0 || request.OpenCopy is null)
            return false;
        ISandboxSession copy = request.OpenCopy(request.Run.Child("untouched-selection"), ChangeSet.Empty);
        await using var owned = copy.ConfigureAwait(false);
        TestRun run = await new StagedRun(suites, copy, request.Run).RunAsync(stage, cancellationToken).ConfigureAwait(false);
        Dictionary<string, TestTally> there = TestTallies.Of(run.Tests);
        return weighed.Comparison.Broken.Any(name => there.GetValueOrDefault(name) is { Ran: > 0, Passes: true });
    }

    /// <summary>
    /// A selection decides only by tests that fail with the very words of the untouched repository's whole run: run alone, a test may fail for want of what others do.
    /// </summary>
    private bool FailsAsBefore(WeighedRun weighed)
    {
        ILookup<string, string?> earlier = before.Where(test => test.Outcome == TestOutcome.Failed).ToLookup(test => test.Name, test => test.Message, StringComparer.Ordinal);
        return weighed.Failed.Any(test => earlier[test.Name].Contains(test.Message, StringComparer.Ordinal));
    }

    private TestScales Scales(bool itsTestsFollow = false) => new(options, suites, request) { Judge = Judge(itsTestsFollow) };

    private TestJudge Judge(bool itsTestsFollow = false) => new(options, request) { ItsTestsFollow = itsTestsFollow };
}
