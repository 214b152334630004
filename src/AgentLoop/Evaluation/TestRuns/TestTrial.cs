namespace AgentLoop;

/// <summary>One evaluation by tests, from the first command to the feedback.</summary>
internal sealed class TestTrial(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request, SuiteFinder finder)
{
    private readonly FlakinessCheck flakiness = new(options, suites, request);
    private readonly TestJudge judge = new(options, request.Baseline?.Measures ?? []) { JudgesCandidate = request.Candidate is not null };
    private readonly IReadOnlyList<TestResult> before = request.Baseline?.Tests ?? [];

    /// <summary>What the untouched repository's own tests come to.</summary>
    public async ValueTask<Evaluation> JudgeBaselineAsync(CancellationToken cancellationToken)
    {
        TestRun run = await new StagedRun(suites, request.Sandbox, request.Run).RunWholeAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FlakyTest> flaky = run.IsComplete ? await flakiness.OfUntouchedAsync(run, cancellationToken).ConfigureAwait(false) : [];
        ComparedTests compared = TestComparer.Compare([], run.Tests, [.. flaky.Select(test => test.Name)]);
        WeighedRun weighed = new() { Run = run, Compared = compared, Flaky = flaky, Ruling = judge.Of(run, compared.Comparison, isAlone: true) };
        return await DescribeAsync(request.Sandbox, weighed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a candidate comes to by the repository's own tests and, where it has some of its own, by those.</summary>
    public async ValueTask<Evaluation> JudgeCandidateAsync(CancellationToken cancellationToken)
    {
        JudgedChange judged = await JudgedChange.OfAsync(request, cancellationToken).ConfigureAwait(false);
        if (ReferenceEquals(judged.Changes, request.Candidate!.Changes))
            return await JudgeInAsync(request.Sandbox, judged.Changes, cancellationToken).ConfigureAwait(false);
        if (request.OpenCopy is null)
            throw new AgentLoopException("The candidate changes tests, and there is no copy in which to put them back; give EvaluationRequest.OpenCopy, or set MayChangeTests.");

        judge.ItsTestsFollow = judged.HasTests;
        ISandboxSession copy = request.OpenCopy(request.Run.Child("own-tests"), judged.Changes);
        await using var owned = copy.ConfigureAwait(false);
        Evaluation evaluation = await JudgeInAsync(copy, judged.Changes, cancellationToken).ConfigureAwait(false);
        if (evaluation.Verdict == Verdict.Pass && judged.HasTests)
            evaluation = await WithItsTestsAsync(evaluation, cancellationToken).ConfigureAwait(false);
        return judged.Undone.Count == 0 ? evaluation : WithUndone(evaluation, judged.Undone);
    }

    /// <summary>The tests that a candidate adds or changes have no say but that they pass.</summary>
    private async ValueTask<Evaluation> WithItsTestsAsync(Evaluation evaluation, CancellationToken cancellationToken)
    {
        HashSet<string> known = evaluation.Tests.Concat(before).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        TestRun run = await StagedRun.Of(request, suites, request.Sandbox).RunWholeAsync(cancellationToken).ConfigureAwait(false);
        TestResult[] added = [.. run.Tests.Where(test => !known.Contains(test.Name))];
        Ruling ruling = judge.OfItsTests(run, evaluation, added);
        if (ruling.Verdict != Verdict.Pass)
        {
            ComparedTests compared = TestComparer.Compare(before, run.Tests);
            return await DescribeAsync(request.Sandbox, new WeighedRun { Run = run, Compared = compared, Ruling = ruling }, cancellationToken).ConfigureAwait(false);
        }
        return evaluation with
        {
            Reason = added.Length == 0 ? evaluation.Reason : $"{evaluation.Reason} {ruling.Reason}",
            Tests = [.. evaluation.Tests, .. added],
            Comparison = evaluation.Comparison is { } comparison ? comparison with { Added = [.. comparison.Added.Concat(added.Select(test => test.Name)).Distinct(StringComparer.Ordinal)] } : null,
        };
    }

    private static Evaluation WithUndone(Evaluation evaluation, IReadOnlyList<string> undone)
    {
        string note = $"What the candidate changes of the repository's tests was undone for this: {CountedWords.Some(undone)}.";
        return evaluation with
        {
            Reason = $"{evaluation.Reason} {note}",
            Findings = [.. evaluation.Findings, .. undone.Select(path => new Finding { Severity = FindingSeverity.Note, File = path, Message = "The task does not want this test changed; its change was undone to judge." })],
            Feedback = evaluation.Verdict == Verdict.Pass ? evaluation.Feedback : $"{evaluation.Feedback}\n{note}",
        };
    }

    private async ValueTask<Evaluation> JudgeInAsync(ISandboxSession session, ChangeSet changes, CancellationToken cancellationToken)
    {
        StagedRun staged = StagedRun.Of(request, suites, session);
        foreach (TestStage stage in await new TestStages(options, suites, request, finder).PlanAsync(cancellationToken).ConfigureAwait(false))
        {
            TestRun run = await staged.RunAsync(stage, cancellationToken).ConfigureAwait(false);
            WeighedRun weighed = await WeighAsync(run, session, changes, cancellationToken).ConfigureAwait(false);
            if (!run.IsPartial || (weighed.IsDecided && (FailsAsBefore(weighed) || await IsBrokenAsync(stage, weighed, cancellationToken).ConfigureAwait(false))))
                return await DescribeAsync(session, weighed, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Compares, and runs again those tests that decide: only where all else would let the candidate pass.</summary>
    private async ValueTask<WeighedRun> WeighAsync(TestRun run, ISandboxSession session, ChangeSet changes, CancellationToken cancellationToken)
    {
        string[] known = [.. request.Baseline?.Flaky.Select(test => test.Name) ?? []];
        WeighedRun weighed = Weigh(run, known);
        TestComparison comparison = weighed.Comparison;
        string[] suspects = [.. comparison.Broken, .. comparison.Vanished, .. comparison.Added.Where(name => weighed.Failed.Any(test => test.Name == name)), .. comparison.Fixed.Where(name => run.Tests.Any(test => test.Name == name))];
        if (suspects.Length == 0 || options.Reruns == 0 || run.IsPartial || !run.IsComplete || Weigh(run, [.. known, .. suspects]).Ruling.Verdict is Verdict.Fail or Verdict.Error)
            return weighed;
        IReadOnlyList<FlakyTest> flaky = await flakiness.OfCandidateAsync(run, comparison, suspects, session, changes, cancellationToken).ConfigureAwait(false);
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

    /// <summary>A test that failed before each time, and fails now and then, is not mended, and nothing shows that this change has to do with it.</summary>
    private Ruling WithoutFalseFix(Ruling ruling, TestComparison comparison)
    {
        if (ruling.Verdict != Verdict.Pass || options.Goal != TestGoal.NothingFails || comparison.Flaky.Count == 0)
            return ruling;
        HashSet<string> failing = before.Where(test => test.Outcome == TestOutcome.Failed).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        failing.ExceptWith(request.Baseline!.Flaky.Select(flaky => flaky.Name));
        string[] wavering = [.. comparison.Flaky.Where(failing.Contains)];
        return wavering.Length > 0
            ? new Ruling(Verdict.Inconclusive, $"What failed before fails now and then: nothing shows that this change mends {CountedWords.Some(wavering)}.")
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
