namespace AgentLoop;

/// <summary>Weighs runs of tests against what the untouched repository's came to.</summary>
internal sealed class TestScales(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request)
{
    private readonly FlakinessCheck flakiness = new(options, suites, request);
    private readonly IReadOnlyList<TestResult> before = request.Baseline?.Tests ?? [];
    private readonly HashSet<string> failing =
        request.Baseline?.Tests.Where(test => test.Outcome == TestOutcome.Failed).Select(test => test.Name).ToHashSet(StringComparer.Ordinal) ?? [];

    private IReadOnlySet<string> deleted = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What says what a run comes to.</summary>
    public required TestJudge Judge { get; init; }

    /// <summary>Weighs the untouched repository's own tests, and runs those again that fail.</summary>
    public async ValueTask<WeighedRun> WeighUntouchedAsync(TestRun run, CancellationToken cancellationToken)
    {
        IReadOnlyList<FlakyTest> flaky = run.IsComplete ? await flakiness.OfUntouchedAsync(run, cancellationToken).ConfigureAwait(false) : [];
        ComparedTests compared = TestComparer.Compare([], run.Tests, [.. flaky.Select(test => test.Name)]);
        return new WeighedRun { Run = run, Compared = compared, Flaky = flaky, Ruling = Judge.Of(run, compared.Comparison) };
    }

    /// <summary>Compares, and runs again those tests that decide: only where all else would let the candidate pass.</summary>
    public async ValueTask<WeighedRun> WeighAsync(TestRun run, ISandboxSession session, ChangeSet changes, CancellationToken cancellationToken)
    {
        string[] known = [.. request.Baseline?.Flaky.Select(test => test.Name) ?? []];
        WeighedRun weighed = Weigh(run, known);
        if (request.MayChangeTests && weighed.Comparison.Vanished.Count > 0)
        {
            // to delete a test that fails mends nothing
            deleted = await DeletedTests.AmongAsync([.. weighed.Comparison.Vanished.Except(failing, StringComparer.Ordinal)], request, cancellationToken).ConfigureAwait(false);
            weighed = Weigh(run, known);
        }
        TestComparison comparison = weighed.Comparison;
        string[] against = [.. comparison.Broken, .. comparison.Vanished, .. comparison.Added.Where(name => weighed.Failed.Any(test => test.Name == name))];
        string[] suspects = [.. against, .. comparison.Fixed.Where(name => run.Tests.Any(test => test.Name == name))];
        if (suspects.Length is 0 or > FlakinessCheck.MaxTests || options.Reruns == 0 || run.IsPartial || !run.IsComplete || Weigh(run, [.. known, .. against]).Ruling.Verdict is Verdict.Fail or Verdict.Error)
            return weighed;
        IReadOnlyList<FlakyTest> flaky = await flakiness.OfCandidateAsync(run, comparison, suspects, session, changes, cancellationToken).ConfigureAwait(false);
        return (flaky.Count == 0 ? weighed : Weigh(run, [.. known, .. flaky.Select(test => test.Name)])) with { Flaky = flaky, IsConfirmed = true };
    }

    private WeighedRun Weigh(TestRun run, IReadOnlyCollection<string> flaky)
    {
        ComparedTests compared = TestComparer.Compare(Comparable(run), run.Tests, flaky, deleted);
        return new WeighedRun { Run = run, Compared = compared, Ruling = WithoutFalseFix(Judge.Of(run, compared.Comparison), compared.Comparison) };
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
        string[] wavering = [.. comparison.Flaky.Where(failing.Contains).Except(request.Baseline!.Flaky.Select(flaky => flaky.Name), StringComparer.Ordinal)];
        return wavering.Length > 0
            ? new Ruling(Verdict.Inconclusive, $"What failed before fails now and then: nothing shows that this change mends {CountedWords.Some(wavering)}.")
            : ruling;
    }
}
