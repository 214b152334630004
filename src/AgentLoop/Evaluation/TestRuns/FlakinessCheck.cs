namespace AgentLoop;

/// <summary>
/// Runs tests again whose outcome would decide. A test that both passes and fails on the same files is flaky; one that a candidate made so is
/// its fault where it fails more often than not, and never did in the untouched repository.
/// </summary>
internal sealed class FlakinessCheck(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request)
{
    private const int MaxTests = 200;

    private bool NamedBySuite => suites.Count > 1;

    /// <summary>What evaluators before this one have built stands in the candidate's own workspace alone.</summary>
    public IReadOnlyList<string> BuiltIn(ISandboxSession session) =>
        ReferenceEquals(session, request.Sandbox) ? [.. request.Earlier.SelectMany(evaluation => evaluation.Built)] : [];

    /// <summary>The failing tests of the untouched repository that do not fail each time.</summary>
    public async ValueTask<IReadOnlyList<FlakyTest>> OfUntouchedAsync(TestRun run, CancellationToken cancellationToken)
    {
        TestResult[] failing = [.. run.Tests.Where(test => test.Outcome == TestOutcome.Failed)];
        if (options.Reruns == 0 || failing.Length is 0 or > MaxTests)
            return [];
        Dictionary<string, TestTally> again = await RerunAsync(request.Sandbox, failing, cancellationToken).ConfigureAwait(false);
        return
        [
            .. again.Where(tally => tally.Value.Failed < tally.Value.Ran)
                .Select(tally => new FlakyTest { Name = tally.Key, Passed = tally.Value.Ran - tally.Value.Failed, Failed = tally.Value.Failed + 1 }),
        ];
    }

    /// <summary>Those of the suspects that are flaky: what is broken, missing or added and passes now and then, and what is fixed only now and then.</summary>
    public async ValueTask<IReadOnlyList<FlakyTest>> OfCandidateAsync(
        TestRun run, TestComparison comparison, IReadOnlyList<string> suspects, ISandboxSession session, CancellationToken cancellationToken)
    {
        if (suspects.Count > MaxTests)
            return [];
        HashSet<string> wanted = new(suspects, StringComparer.Ordinal);
        TestResult[] tests = [.. run.Tests.Concat(request.Baseline?.Tests ?? []).Where(test => wanted.Contains(test.Name)).DistinctBy(test => test.Name, StringComparer.Ordinal)];
        Dictionary<string, TestTally> again = await RerunAsync(session, tests, cancellationToken).ConfigureAwait(false);

        HashSet<string> fixedOnes = new(comparison.Fixed, StringComparer.Ordinal);
        Dictionary<string, TestTally> here = new(StringComparer.Ordinal);
        foreach (string name in suspects)
            here[name] = Missed(again.GetValueOrDefault(name)) + new TestTally(1, fixedOnes.Contains(name) ? 0 : 1);
        string[] wavering = [.. suspects.Where(name => here[name].Failed > 0 && here[name].Failed < here[name].Ran)];
        if (wavering.Length == 0)
            return [];
        Dictionary<string, TestTally> there = await RerunUntouchedAsync([.. tests.Where(test => wavering.Contains(test.Name, StringComparer.Ordinal))], cancellationToken).ConfigureAwait(false);
        return [.. wavering.Where(name => fixedOnes.Contains(name) || IsExcused(here[name], there.GetValueOrDefault(name))).Select(name => Describe(name, here[name], there.GetValueOrDefault(name)))];
    }

    /// <summary>A run that did not report the test is one in which it failed.</summary>
    private TestTally Missed(TestTally tally) => tally.Ran >= options.Reruns ? tally : new TestTally(options.Reruns, tally.Failed + options.Reruns - tally.Ran);

    private static bool IsExcused(TestTally here, TestTally there) => there.Failed > 0 || here.Failed * 2 <= here.Ran;

    private static FlakyTest Describe(string name, TestTally here, TestTally there) => new()
    {
        Name = name,
        Passed = here.Ran - here.Failed,
        Failed = here.Failed,
        PassedBefore = there.Ran - there.Failed,
        FailedBefore = there.Failed,
    };

    private async ValueTask<Dictionary<string, TestTally>> RerunUntouchedAsync(TestResult[] tests, CancellationToken cancellationToken)
    {
        HashSet<string> known = request.Baseline?.Tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        TestResult[] old = [.. tests.Where(test => known.Contains(test.Name))];
        if (old.Length == 0 || request.OpenCopy is null)
            return [];
        ISandboxSession copy = request.OpenCopy(request.Run.Child("untouched"), ChangeSet.Empty);
        await using var owned = copy.ConfigureAwait(false);
        return await RerunAsync(copy, old, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs tests alone where the runner can, as often as the options say; how often each ran and failed.</summary>
    private async ValueTask<Dictionary<string, TestTally>> RerunAsync(ISandboxSession session, TestResult[] tests, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        List<(TestSuite, SandboxCommand)> commands = [];
        foreach (TestSuite suite in suites)
        {
            IReadOnlyList<TestResult> own = TestRun.Of(suite, tests, NamedBySuite);
            if (own.Count > 0)
                commands.Add((suite, suite.Filter?.Select(suite.Command, own) ?? suite.Command));
        }

        var stage = new TestStage { Commands = commands, Asked = wanted };
        var staged = new StagedRun(suites, session) { Built = BuiltIn(session) };
        Dictionary<string, TestTally> tallies = new(StringComparer.Ordinal);
        for (int i = 0; i < options.Reruns; i++)
        {
            TestRun run = await staged.RunAsync(stage, cancellationToken).ConfigureAwait(false);
            foreach ((string name, TestTally tally) in TestTallies.Of([.. run.Tests.Where(test => wanted.Contains(test.Name))]))
                tallies[name] = tallies.GetValueOrDefault(name) + new TestTally(1, tally.Passes ? 0 : 1);
        }
        return tallies;
    }
}
