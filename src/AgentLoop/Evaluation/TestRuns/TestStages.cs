namespace AgentLoop;

/// <summary>
/// In which stages suites are run: all at once where they are quick or nothing is known of them; otherwise what failed before, then what
/// touches the change, then all.
/// </summary>
internal sealed class TestStages(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request, SuiteFinder finder)
{
    private bool NamedBySuite => suites.Count > 1;

    /// <summary>The stages, the last of which is everything.</summary>
    public async ValueTask<IReadOnlyList<TestStage>> PlanAsync(CancellationToken cancellationToken)
    {
        TestSuite[] slow = [.. suites.Where(suite => suite.Filter is not null && IsSlow(suite))];
        return slow.Length == 0 ? [TestStage.All(suites)] : [.. await PlanAsync(slow, cancellationToken).ConfigureAwait(false), TestStage.All(suites)];
    }

    private bool IsSlow(TestSuite suite) => request.Baseline?.Measures.Any(measure => measure.Suite == suite.Name && measure.Time > options.RunInStagesAbove) == true;

    private async ValueTask<IEnumerable<TestStage>> PlanAsync(TestSuite[] slow, CancellationToken cancellationToken)
    {
        TestSelection selection = await finder.SelectionAsync(request.Workspace, cancellationToken).ConfigureAwait(false);
        HashSet<string> flaky = request.Baseline!.Flaky.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        string[] changed = [.. request.Candidate!.Changes.Files.Select(file => file.Path)];
        List<(TestSuite, IReadOnlyList<TestResult>)> failing = [];
        List<(TestSuite, IReadOnlyList<TestResult>)> touching = [];
        foreach (TestSuite suite in slow)
        {
            TestResult[] own = [.. TestRun.Of(suite, request.Baseline.Tests.Where(test => !flaky.Contains(test.Name) && test.Outcome != TestOutcome.Skipped), NamedBySuite)];
            SelectedTests selected = await selection.SelectAsync(suite, own, changed, cancellationToken).ConfigureAwait(false);
            failing.Add((suite, options.Goal == TestGoal.NothingFails ? selected.Failing : []));
            touching.Add((suite, selected.Touching.Count < own.Length ? selected.Touching : []));
        }
        return new[] { StageOf(failing), StageOf(touching) }.OfType<TestStage>();
    }

    private TestStage? StageOf(IEnumerable<(TestSuite Suite, IReadOnlyList<TestResult> Tests)> selected)
    {
        List<(TestSuite Suite, SandboxCommand Command)> commands = [];
        HashSet<string> asked = new(StringComparer.Ordinal);
        foreach ((TestSuite suite, IReadOnlyList<TestResult> tests) in selected)
        {
            if (tests.Count == 0 || suite.Filter!.Select(suite.Command, tests) is not { } command)
                continue;
            commands.Add((suite, command));
            asked.UnionWith(tests.Select(test => NamedBySuite ? TestRun.NameOf(suite, test.Name) : test.Name));
        }
        return commands.Count == 0 ? null : new TestStage { Commands = commands, Asked = asked };
    }
}
