namespace AgentLoop;

/// <summary>
/// Runs tests again whose outcome would decide. A test that both passes and fails on the same files is flaky; one that a candidate made so is
/// its fault where it fails more often than not, and never did in the untouched repository.
/// </summary>
internal sealed class FlakinessCheck(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request)
{
    public const int MaxTests = 200;

    private bool NamedBySuite => suites.Count > 1;

    /// <summary>The failing tests of the untouched repository that do not fail each time.</summary>
    public async ValueTask<IReadOnlyList<FlakyTest>> OfUntouchedAsync(TestRun run, CancellationToken cancellationToken)
    {
        TestResult[] failing = [.. run.Tests.Where(test => test.Outcome == TestOutcome.Failed).DistinctBy(test => test.Name, StringComparer.Ordinal)];
        if (options.Reruns == 0 || failing.Length is 0 or > MaxTests)
            return [];
        Dictionary<string, TestTally> alone = await RerunAsync(request.Sandbox, failing, cancellationToken).ConfigureAwait(false);
        TestResult[] doubtful = [.. failing.Where(test => alone.GetValueOrDefault(test.Name) is var tally && (tally.Ran == 0 || tally.Failed < tally.Ran))];
        if (doubtful.Length == 0)
            return [];
        Dictionary<string, TestTally> whole = await RerunWholeAsync("untouched", ChangeSet.Empty, cancellationToken).ConfigureAwait(false);
        return
        [
            .. doubtful.Select(test => (test.Name, Tally: whole.GetValueOrDefault(test.Name)))
                .Where(test => test.Tally.Failed < test.Tally.Ran)
                .Select(test => new FlakyTest { Name = test.Name, Passed = test.Tally.Ran - test.Tally.Failed, Failed = test.Tally.Failed + 1 }),
        ];
    }

    /// <summary>
    /// Those of the suspects that are flaky: what is broken, missing or added and passes now and then, and what is fixed only now and then. Run alone, a test
    /// can only confirm what it came to among the others; what it contradicts is run again as it was the first time, all tests in a fresh copy.
    /// </summary>
    public async ValueTask<IReadOnlyList<FlakyTest>> OfCandidateAsync(
        TestRun run, TestComparison comparison, IReadOnlyList<string> suspects, ISandboxSession session, ChangeSet changes, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = new(suspects, StringComparer.Ordinal);
        HashSet<string> mended = new(comparison.Fixed, StringComparer.Ordinal);
        TestResult[] tests = [.. run.Tests.Concat(request.Baseline?.Tests ?? []).Where(test => wanted.Contains(test.Name)).DistinctBy(test => test.Name, StringComparer.Ordinal)];
        Dictionary<string, TestTally> alone = await RerunAsync(session, tests, cancellationToken).ConfigureAwait(false);
        string[] doubtful = [.. tests.Select(test => test.Name).Where(name => !Confirms(alone.GetValueOrDefault(name), mended.Contains(name)))];
        if (doubtful.Length == 0)
            return [];

        Dictionary<string, TestTally> again = await RerunWholeAsync("candidate", changes, cancellationToken).ConfigureAwait(false);
        Dictionary<string, TestTally> here = doubtful.ToDictionary(
            name => name, name => Missed(again.GetValueOrDefault(name)) + new TestTally(1, mended.Contains(name) ? 0 : 1), StringComparer.Ordinal);
        string[] wavering = [.. doubtful.Where(name => here[name].Failed > 0 && here[name].Failed < here[name].Ran)];
        if (wavering.Length == 0)
            return [];
        Dictionary<string, TestTally> there = await RerunWholeAsync("untouched", ChangeSet.Empty, cancellationToken).ConfigureAwait(false);
        return [.. wavering.Where(name => mended.Contains(name) || IsExcused(here[name], there.GetValueOrDefault(name))).Select(name => Describe(name, here[name], there.GetValueOrDefault(name)))];
    }

    private static bool Confirms(TestTally alone, bool isMended) => alone.Ran > 0 && alone.Failed == (isMended ? 0 : alone.Ran);

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

    /// <summary>Runs all tests, each time in a fresh copy; how often each ran and failed. Nothing where there are no copies.</summary>
    private async ValueTask<Dictionary<string, TestTally>> RerunWholeAsync(string name, ChangeSet changes, CancellationToken cancellationToken)
    {
        Dictionary<string, TestTally> tallies = new(StringComparer.Ordinal);
        for (int i = 1; i <= options.Reruns && request.OpenCopy is not null; i++)
        {
            ISandboxSession copy = request.OpenCopy(request.Run.Child($"{name}-{i}"), changes);
            await using var owned = copy.ConfigureAwait(false);
            Count(await new StagedRun(suites, copy, request.Run).RunWholeAsync(cancellationToken).ConfigureAwait(false), tallies);
        }
        return tallies;
    }

    /// <summary>Results of one name count as one test, which fails where any of them does.</summary>
    private static void Count(TestRun run, Dictionary<string, TestTally> tallies)
    {
        foreach ((string name, TestTally tally) in TestTallies.Of(run.Tests))
            tallies[name] = tallies.GetValueOrDefault(name) + new TestTally(1, tally.Passes ? 0 : 1);
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
        StagedRun staged = StagedRun.Of(request, suites, session);
        Dictionary<string, TestTally> tallies = new(StringComparer.Ordinal);
        for (int i = 0; i < options.Reruns; i++)
            Count(await staged.RunAsync(stage, cancellationToken).ConfigureAwait(false), tallies);
        return tallies;
    }
}
