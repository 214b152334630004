namespace AgentLoop.Tests.Evaluating;

public sealed class TestEvaluatorTests : IAsyncLifetime
{
    private const string Report = "out/report.trx";

    private readonly ProcessSession session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Theory]
    [InlineData("A Passed,B Passed,C NotExecuted", 0, Verdict.Pass, 1.0, "2 tests passed, 1 skipped.")]
    [InlineData("A Passed,B Failed", 1, Verdict.Fail, 0.5, "1 of 2 tests failed.")]
    [InlineData("A Passed,B Failed", 0, Verdict.Fail, 0.5, "1 of 2 tests failed, although the command exited with 0.")]
    [InlineData("A Passed", 3, Verdict.Fail, 0.5, "1 test passed, but the command exited with 3.")]
    [InlineData("A Passed", 139, Verdict.Fail, 0.5, "1 test passed, but the command was ended by signal 11.")]
    [InlineData("A NotExecuted,B NotExecuted", 0, Verdict.Inconclusive, 0.0, "No test ran: 2 tests skipped.")]
    [InlineData("", 0, Verdict.Inconclusive, 0.0, "No test ran; the command exited with 0.")]
    [InlineData("", 8, Verdict.Inconclusive, 0.0, "No test ran; the command exited with 8.")]
    [InlineData("A Passed", 8, Verdict.Fail, 0.5, "1 test passed, but the command exited with 8.")]
    public async Task The_report_and_the_exit_code_must_agree(string tests, int exitCode, Verdict verdict, double score, string reason)
    {
        await session.WriteFileAsync("fresh.trx", Trx.Of([.. tests.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(test => (test.Split(' ')[0], test.Split(' ')[1]))]));

        AgentLoop.Evaluation evaluation = await JudgeAsync(new TestEvaluatorOptions
        {
            Suites = [new TestSuite { Name = "s", Command = SandboxCommand.Shell($"mkdir out; cp fresh.trx {Report}; exit {exitCode}"), Report = Report, NothingRanExitCodes = [8] }],
        });

        Assert.Equal((verdict, score, reason), (evaluation.Verdict, evaluation.Score, evaluation.Reason));
        Assert.Null(evaluation.Comparison);
    }

    [Theory]
    [InlineData(Report)]
    [InlineData("**/*.trx")]
    public async Task A_report_from_before_does_not_count(string report)
    {
        await session.WriteFileAsync(Report, Trx.Of(("A", "Passed")));

        AgentLoop.Evaluation evaluation = await JudgeAsync("true", report);

        Assert.Equal((Verdict.Inconclusive, $"The report \"{report}\" was there before the command ran, and was not written anew."), (evaluation.Verdict, evaluation.Reason));
        Assert.True(File.Exists(Path.Combine(session.Root, Report)));
    }

    [Fact]
    public async Task A_report_that_is_written_anew_over_an_old_one_counts()
    {
        await session.WriteFileAsync(Report, Trx.Of(("A", "Failed")));
        await session.WriteFileAsync("fresh", Trx.Of(("A", "Passed")));

        Assert.Equal(Verdict.Pass, (await JudgeAsync($"cp fresh {Report}", Report)).Verdict);
    }

    [Fact]
    public async Task All_reports_that_match_a_pattern_are_one()
    {
        await session.WriteFileAsync("fresh", Trx.Of(("A", "Passed")));
        await session.WriteFileAsync("old/x.trx", Trx.Of(("old", "Failed")));

        AgentLoop.Evaluation evaluation = await JudgeAsync("cp fresh a.trx; mkdir -p b/c; sed s/A/B/ fresh > b/c/b.trx; mkdir .git; cp old/x.trx .git/y.trx", "**/*.trx");

        Assert.Equal((Verdict.Pass, "A,B"), (evaluation.Verdict, string.Join(',', evaluation.Tests.Select(test => test.Name))));
    }

    [Theory]
    [InlineData("true", "The command wrote no report to \"out/report.trx\".")]
    [InlineData("mkdir out; : > out/report.trx", "The report is empty.")]
    [InlineData("mkdir out; echo passed > out/report.trx", "The report has none of the forms that are known.")]
    [InlineData("mkdir out; head -c 120 fresh > out/report.trx", "The report is cut off or no XML, at line 1.")]
    [InlineData("mkdir out; echo '<testsuites/>' > out/report.trx", "No test ran; the command exited with 0.")]
    public async Task A_report_that_is_missing_or_cannot_be_read_is_never_a_pass(string command, string reason)
    {
        await session.WriteFileAsync("fresh", Trx.Of(("A", "Passed"), ("B", "Passed")));

        AgentLoop.Evaluation evaluation = await JudgeAsync(command, Report);
        Assert.Equal((Verdict.Inconclusive, reason), (evaluation.Verdict, evaluation.Reason));
        Assert.True(evaluation.Score < 1);

        Assert.Equal(Verdict.Fail, (await JudgeAsync($"rm -rf out; {command}; exit 1", Report)).Verdict);
    }

    [Fact]
    public async Task Against_the_baseline_each_test_has_its_place_and_what_broke_comes_first()
    {
        await session.WriteFileAsync("src/A.cs", "");
        await session.WriteFileAsync("before", Trx.Of(("mended", "Failed"), ("wrong", "Failed"), ("broken", "Passed"), ("right", "Passed")));
        await session.WriteFileAsync("after", Trx.Of(
            """
            <UnitTestResult testName="wrong" outcome="Failed"><Output><ErrorInfo><Message>Expected 1</Message>
            <StackTrace>   at System.X.Y() in /_/src/libraries/Y.cs:line 1
               at N.C.T() in /elsewhere/src/A.cs:line 7</StackTrace></ErrorInfo></Output></UnitTestResult>
            """,
            ("mended", "Passed"), ("broken", "Failed"), ("right", "Passed")));
        IEvaluator evaluator = Evaluators.Command($"mkdir -p out; cp current {Report}; ! grep -q Failed current", Report);
        File.Copy(Path.Combine(session.Root, "before"), Path.Combine(session.Root, "current"));
        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(Request(null), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(session.Root, "after"), Path.Combine(session.Root, "current"), overwrite: true);

        AgentLoop.Evaluation evaluation = await evaluator.EvaluateAsync(Request(baseline), TestContext.Current.CancellationToken);

        TestComparison comparison = evaluation.Comparison!;
        Assert.Equal(("mended", "broken", "wrong", 1), (comparison.Fixed[0], comparison.Broken[0], comparison.StillFailing[0], comparison.StillPassing));
        Assert.Equal((Verdict.Fail, 0.5), (evaluation.Verdict, evaluation.Score));
        Assert.Equal(
            [new Finding { Message = "broken failed." }, new Finding { Message = "wrong: Expected 1", File = "src/A.cs", Line = 7 }],
            evaluation.Findings);
        Assert.Equal(
            """
            2 of 4 tests failed; 1 of them passed before.
            Passed before, fails now (not run again): broken
            Still failing: wrong
              Expected 1
              at src/A.cs:7
            Fixed by this change: mended.
            """,
            evaluation.Feedback);
    }

    [Theory]
    [InlineData(false, Verdict.Fail)]
    [InlineData(true, Verdict.Pass)]
    public async Task A_test_that_no_longer_runs_is_not_mended_unless_that_is_allowed(bool allow, Verdict verdict)
    {
        await session.WriteFileAsync("fresh.trx", Trx.Of(("A", "Passed"), ("B", "NotExecuted")));
        TestEvaluator evaluator = new(new TestEvaluatorOptions
        {
            Suites = [new TestSuite { Name = "s", Command = SandboxCommand.Shell("cp fresh.trx now.trx"), Report = "now.trx" }],
            AllowVanishedTests = allow,
        });
        AgentLoop.Evaluation baseline = new() { Evaluator = "t", Verdict = Verdict.Fail, Reason = "r", Tests = TestComparerTests.Tests("A:P", "B:F", "C:P") };

        AgentLoop.Evaluation evaluation = await evaluator.EvaluateAsync(Request(baseline), TestContext.Current.CancellationToken);

        Assert.Equal(verdict, evaluation.Verdict);
        Assert.Equal(["B", "C"], evaluation.Comparison!.Vanished);
        Assert.Equal(allow ? "" : "2 tests that ran before did not run now.\nRan before and did not run now:\n  B\n  C", evaluation.Feedback);
    }

    [Fact]
    public async Task The_same_failure_in_many_tests_is_told_once()
    {
        string tests = string.Concat(Enumerable.Range(1, 37).Select(i =>
            $"<UnitTestResult testName=\"T{i}\" outcome=\"Failed\"><Output><ErrorInfo><Message>The server is down</Message></ErrorInfo></Output></UnitTestResult>"));
        await session.WriteFileAsync("fresh", Trx.Of(tests, ("Z", "Passed")));

        AgentLoop.Evaluation evaluation = await JudgeAsync($"mkdir out; cp fresh {Report}; exit 1", Report);

        Assert.Equal("37 of 38 tests failed.\nFailing: the same failure in 37 tests: T1, T2, T3 and 34 more\n  The server is down", evaluation.Feedback);
        Assert.Equal(37, evaluation.Findings.Count);
    }

    [Fact]
    public async Task Very_many_different_failures_make_a_short_feedback_that_counts_the_rest()
    {
        string tests = string.Concat(Enumerable.Range(1, 3000).Select(i =>
            $"<UnitTestResult testName=\"T{i}\" outcome=\"Failed\"><Output><ErrorInfo><Message>{i} {new string('x', 500)}</Message></ErrorInfo></Output></UnitTestResult>"));
        await session.WriteFileAsync("fresh", Trx.Of(tests));

        AgentLoop.Evaluation evaluation = await JudgeAsync($"mkdir out; cp fresh {Report}; exit 1", Report);

        Assert.InRange(evaluation.Feedback.Length, 3000, 4096);
        Assert.Matches(@"… and 29\d\d more kinds of failure\.$", evaluation.Feedback);
        Assert.Equal((3000, 100), (evaluation.Tests.Count, evaluation.Findings.Count));
    }

    [Theory]
    [InlineData("", "s", "true", null, 1)]
    [InlineData("n", "", "true", null, 1)]
    [InlineData("n", "s", "", null, 1)]
    [InlineData("n", "s", "true", null, 0)]
    [InlineData("n", "s", "true", "/etc/report.trx", 1)]
    [InlineData("n", "s", "true", "a/../../report.trx", 1)]
    [InlineData("n", "s", "true", "", 1)]
    [InlineData("n", "s", "true", null, 1, 21)]
    [InlineData("n", "s", "true", null, 1, -1)]
    [InlineData("n", "s", "true", null, 1, 2, 1.0)]
    public void Options_that_make_no_sense_are_refused_at_once(
        string name, string suite, string program, string? report, int seconds, int reruns = 2, double slowdown = 3) =>
        Assert.Throws<ArgumentException>(() => new TestEvaluator(new TestEvaluatorOptions
        {
            Name = name,
            Suites = [new TestSuite { Name = suite, Command = new SandboxCommand { Program = program, Timeout = TimeSpan.FromSeconds(seconds) }, Report = report }],
            Reruns = reruns,
            SlowdownFactor = slowdown,
        }));

    [Fact]
    public void No_suites_and_two_of_one_name_are_refused()
    {
        TestSuite suite = new() { Name = "s", Command = SandboxCommand.Shell("true") };

        Assert.Throws<ArgumentException>(() => new TestEvaluator(new TestEvaluatorOptions { Suites = [] }));
        Assert.Throws<ArgumentException>(() => new TestEvaluator(new TestEvaluatorOptions { Suites = [suite, suite] }));
    }

    private async Task<AgentLoop.Evaluation> JudgeAsync(string commandLine, string report) =>
        await Evaluators.Command(commandLine, report).EvaluateAsync(Request(null), TestContext.Current.CancellationToken);

    private async Task<AgentLoop.Evaluation> JudgeAsync(TestEvaluatorOptions options) =>
        await Evaluators.Tests(options).EvaluateAsync(Request(null), TestContext.Current.CancellationToken);

    private EvaluationRequest Request(AgentLoop.Evaluation? baseline) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "g" },
        Workspace = NoFiles.View,
        Sandbox = session,
        Candidate = baseline is null ? null : new Candidate { Changes = ChangeSet.Empty },
        Baseline = baseline,
    };
}
