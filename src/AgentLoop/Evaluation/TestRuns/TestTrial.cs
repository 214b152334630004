namespace AgentLoop;

/// <summary>One evaluation by tests, from the first command to the feedback.</summary>
internal sealed class TestTrial(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request, SuiteFinder finder)
{
    private readonly FlakinessCheck flakiness = new(options, suites, request);
    private readonly TestJudge judge = new(options, request.Baseline?.Measures ?? []);
    private readonly IReadOnlyList<TestResult> before = request.Baseline?.Tests ?? [];

    /// <summary>What the untouched repository's own tests come to.</summary>
    public async ValueTask<Evaluation> JudgeBaselineAsync(CancellationToken cancellationToken)
    {
        TestRun run = await new StagedRun(suites, request.Sandbox).RunWholeAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FlakyTest> flaky = run.IsComplete ? await flakiness.OfUntouchedAsync(run, cancellationToken).ConfigureAwait(false) : [];
        ComparedTests compared = TestComparer.Compare([], run.Tests, [.. flaky.Select(test => test.Name)]);
        WeighedRun weighed = new() { Run = run, Compared = compared, Flaky = flaky, Ruling = judge.Of(run, compared.Comparison, isAlone: true) };
        return await DescribeAsync(request.Sandbox, weighed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a candidate's tests come to: its own, and where it changed some that there were, those too.</summary>
    public async ValueTask<Evaluation> JudgeCandidateAsync(CancellationToken cancellationToken)
    {
        JudgedChange judged = JudgedChange.Of(request);
        if (judged.Undone.Count == 0)
            return await JudgeInAsync(request.Sandbox, cancellationToken).ConfigureAwait(false);
        if (request.OpenCopy is null)
            throw new AgentLoopException("The candidate changes tests, and there is no copy in which to put them back; give EvaluationRequest.OpenCopy, or set MayChangeTests.");

        ISandboxSession copy = request.OpenCopy(request.Run.Child("own-tests"), judged.Changes);
        await using var owned = copy.ConfigureAwait(false);
        Evaluation evaluation = await JudgeInAsync(copy, cancellationToken).ConfigureAwait(false);
        string note = $"What the candidate changes of the repository's tests was undone for this: {CountedWords.Some(judged.Undone)}.";
        return evaluation with
        {
            Reason = $"{evaluation.Reason} {note}",
            Findings = [.. evaluation.Findings, .. judged.Undone.Select(path => new Finding { Severity = FindingSeverity.Note, File = path, Message = "The task does not want this test changed; its change was undone to judge." })],
            Feedback = evaluation.Verdict == Verdict.Pass ? evaluation.Feedback : $"{evaluation.Feedback}\n{note}",
        };
    }

    private async ValueTask<Evaluation> JudgeInAsync(ISandboxSession session, CancellationToken cancellationToken)
    {
        var staged = new StagedRun(suites, session) { Built = flakiness.BuiltIn(session) };
        foreach (TestStage stage in await new TestStages(options, suites, request, finder).PlanAsync(cancellationToken).ConfigureAwait(false))
        {
            TestRun run = await staged.RunAsync(stage, cancellationToken).ConfigureAwait(false);
            WeighedRun weighed = await WeighAsync(run, session, cancellationToken).ConfigureAwait(false);
            if (!run.IsPartial || weighed.IsDecided)
                return await DescribeAsync(session, weighed, cancellationToken).ConfigureAwait(false);
        }
        throw new InvalidOperationException("The last stage runs all tests.");
    }

    /// <summary>Compares, and runs again those tests that decide: only where all else would let the candidate pass.</summary>
    private async ValueTask<WeighedRun> WeighAsync(TestRun run, ISandboxSession session, CancellationToken cancellationToken)
    {
        string[] known = [.. request.Baseline?.Flaky.Select(test => test.Name) ?? []];
        WeighedRun weighed = Weigh(run, known);
        TestComparison comparison = weighed.Comparison;
        string[] suspects = [.. comparison.Broken, .. comparison.Vanished, .. comparison.Added.Where(name => weighed.Failed.Any(test => test.Name == name)), .. comparison.Fixed];
        if (suspects.Length == 0 || options.Reruns == 0 || !run.IsComplete || Weigh(run, [.. known, .. suspects]).Ruling.Verdict is Verdict.Fail or Verdict.Error)
            return weighed;
        IReadOnlyList<FlakyTest> flaky = await flakiness.OfCandidateAsync(run, comparison, suspects, session, cancellationToken).ConfigureAwait(false);
        return (flaky.Count == 0 ? weighed : Weigh(run, [.. known, .. flaky.Select(test => test.Name)])) with { Flaky = flaky };
    }

    private WeighedRun Weigh(TestRun run, IReadOnlyCollection<string> flaky)
    {
        ComparedTests compared = TestComparer.Compare(Comparable(run), run.Tests, flaky);
        return new WeighedRun { Run = run, Compared = compared, Ruling = WithoutFalseFix(judge.Of(run, compared.Comparison, isAlone: request.Baseline is null), compared.Comparison) };
    }

    /// <summary>Of a selection, only the tests that were asked for can be missed.</summary>
    private IReadOnlyList<TestResult> Comparable(TestRun run) => run.IsPartial
        ? [.. before.Where(test => run.Asked.Contains(test.Name))]
        : before;

    /// <summary>Where tests failed before and none of them is fixed for certain, nothing shows that this change mended anything.</summary>
    private Ruling WithoutFalseFix(Ruling ruling, TestComparison comparison)
    {
        bool hadFailures = before.Any(test => test.Outcome == TestOutcome.Failed && request.Baseline!.Flaky.All(flaky => flaky.Name != test.Name));
        return ruling.Verdict == Verdict.Pass && options.Goal == TestGoal.NothingFails && hadFailures && comparison is { Fixed.Count: 0, Flaky.Count: > 0 }
            ? new Ruling(Verdict.Inconclusive, $"What failed before fails now and then: nothing shows that this change mends {CountedWords.Some(comparison.Flaky)}.")
            : ruling;
    }

    private async ValueTask<Evaluation> DescribeAsync(ISandboxSession session, WeighedRun weighed, CancellationToken cancellationToken)
    {
        TestRun run = weighed.Run;
        Evaluation evaluation = new()
        {
            Evaluator = options.Name,
            Verdict = weighed.Ruling.Verdict,
            Score = weighed.Score,
            Reason = run.IsPartial ? $"{weighed.Ruling.Reason} The rest was not run." : weighed.Ruling.Reason,
            Tests = run.Tests,
            Flaky = weighed.Flaky,
            Comparison = before.Count > 0 && run.IsComplete ? weighed.Comparison : null,
            Measures = [.. run.Suites.Where(suite => !suite.IsBuild).Select(suite => suite.Measure)],
            Findings = [.. FlakyFindings(weighed.Flaky), .. Slowdown.Of(options, before, run.Tests)],
        };
        if (evaluation.Verdict == Verdict.Pass)
            return evaluation;
        SuiteRun deciding = run.Deciding;
        string folder = deciding.Ran.Command.WorkingDirectory is { Length: > 0 } given ? given : deciding.Suite.Folder;
        Evidence evidence = await Evidence.GatherAsync(session, folder, run.Output, weighed.Failed, evaluation.Comparison, cancellationToken).ConfigureAwait(false);
        return evaluation with { Findings = [.. evidence.Findings(), .. evaluation.Findings], Feedback = evidence.Feedback(evaluation.Reason) };
    }

    private static IEnumerable<Finding> FlakyFindings(IReadOnlyList<FlakyTest> flaky) => flaky.Select(test => new Finding
    {
        Severity = FindingSeverity.Note,
        Message = $"{test.Name} is flaky: it failed {test.Failed} of {test.Failed + test.Passed} times"
            + (test.FailedBefore + test.PassedBefore > 0 ? $", and {test.FailedBefore} of {test.FailedBefore + test.PassedBefore} times in the untouched repository." : "."),
    });
}
