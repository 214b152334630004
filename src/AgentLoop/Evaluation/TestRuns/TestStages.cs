namespace AgentLoop;

/// <summary>
/// In which stages suites are run: all at once where they are quick or nothing is known of them; otherwise what failed before, then what
/// touches the change, then all.
/// </summary>
internal static class TestStages
{
    public static IEnumerable<TestStage> Of(TestEvaluatorOptions options, IReadOnlyList<TestSuite> suites, EvaluationRequest request)
    {
        if (request.Baseline is { Tests.Count: > 0 } baseline)
        {
            TestSuite[] slow = [.. suites.Where(suite => suite.Filter is not null && baseline.Measures.Any(m => m.Suite == suite.Name && m.Time > options.RunInStagesAbove))];
            foreach (IReadOnlyList<TestResult> selection in slow.Length == 0 ? [] : Selections(options, request, baseline))
            {
                if (Select(slow, suites.Count > 1, selection) is { } stage)
                    yield return stage;
            }
        }
        yield return TestStage.All(suites);
    }

    private static IEnumerable<IReadOnlyList<TestResult>> Selections(TestEvaluatorOptions options, EvaluationRequest request, Evaluation baseline)
    {
        HashSet<string> flaky = baseline.Flaky.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        TestResult[] failing = [.. baseline.Tests.Where(test => test.Outcome == TestOutcome.Failed && !flaky.Contains(test.Name))];
        if (failing.Length > 0 && options.Goal == TestGoal.NothingFails)
            yield return failing;
        _ = request;
    }

    private static TestStage? Select(TestSuite[] slow, bool namedBySuite, IReadOnlyList<TestResult> tests)
    {
        List<(TestSuite Suite, SandboxCommand Command)> commands = [];
        HashSet<string> asked = new(StringComparer.Ordinal);
        foreach (TestSuite suite in slow)
        {
            IReadOnlyList<TestResult> own = TestRun.Of(suite, tests, namedBySuite);
            if (own.Count == 0 || suite.Filter!.Select(suite.Command, own) is not { } command)
                continue;
            commands.Add((suite, command));
            asked.UnionWith(own.Select(test => namedBySuite ? TestRun.NameOf(suite, test.Name) : test.Name));
        }
        return commands.Count == 0 ? null : new TestStage { Commands = commands, Asked = asked };
    }
}
