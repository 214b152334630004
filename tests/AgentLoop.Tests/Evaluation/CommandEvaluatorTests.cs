namespace AgentLoop.Tests.Evaluating;

public sealed class CommandEvaluatorTests : IAsyncLifetime
{
    private const string Report = "out/report.trx";

    private readonly ProcessSession session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task A_command_that_exits_with_0_passes_and_asks_the_sandbox_nothing_more()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("true");

        Assert.Equal((Verdict.Pass, 1.0, "The command exited with 0.", ""), (evaluation.Verdict, evaluation.Score, evaluation.Reason, evaluation.Feedback));
        Assert.Single(session.Commands);
    }

    [Theory]
    [InlineData("dotnet test", "Passed!  - Failed:     0, Passed:     1, Skipped:     1, Total:     2", Verdict.Pass)]
    [InlineData("dotnet test", "Skipped!  - Failed:     0, Passed:     0, Skipped:     1, Total:     1", Verdict.Inconclusive)]
    [InlineData("dotnet test", "No test is available in /w/A.dll.", Verdict.Inconclusive)]
    [InlineData("dotnet test", "", Verdict.Inconclusive)]
    [InlineData("cargo test", "test result: ok. 0 passed; 0 failed", Verdict.Inconclusive)]
    [InlineData("cargo test", "test result: ok. 0 passed; 0 failed\ntest result: ok. 12 passed; 0 failed", Verdict.Pass)]
    [InlineData("go test ./...", "?   \tx/cmd\t[no test files]\nok  \tx/a\t0.004s [no tests to run]", Verdict.Inconclusive)]
    [InlineData("go test ./...", "?   \tx/cmd\t[no test files]\nok  \tx/a\t(cached)", Verdict.Pass)]
    [InlineData("make check", "", Verdict.Pass)]
    public async Task A_test_tool_that_ran_nothing_is_inconclusive_though_it_exits_with_0(string tool, string output, Verdict verdict)
    {
        await session.WriteFileAsync("output", output);

        Assert.Equal(verdict, (await JudgeAsync($"cat output # {tool}")).Verdict);
    }

    [Fact]
    public async Task The_exit_code_by_which_pytest_says_that_nothing_ran_is_known() =>
        Assert.Equal((Verdict.Inconclusive, "No test ran; the command exited with 5."), await RulingAsync("exit 5 # pytest"));

    [Fact]
    public async Task A_command_that_says_passed_and_exits_with_1_fails()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("echo 10 tests passed; exit 1");

        Assert.Equal((Verdict.Fail, 0.0), (evaluation.Verdict, evaluation.Score));
        Assert.Equal("\"echo 10 tests passed; exit 1\" exited with 1.", evaluation.Reason);
        Assert.EndsWith("The output ends:\n10 tests passed", evaluation.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_leaves_a_child_behind_is_judged_by_its_own_exit()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("sleep 2 & echo passed; exit 1");

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
    }

    [Fact]
    public async Task A_command_that_hangs_fails_and_what_it_wrote_is_kept()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("echo so far; sleep 60", timeout: TimeSpan.FromMilliseconds(300));

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
        Assert.Equal("\"echo so far; sleep 60\" was stopped by its time-out of 0.3 s.", evaluation.Reason);
        Assert.Contains("so far", evaluation.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SandboxLimit.Memory, "memory")]
    [InlineData(SandboxLimit.CpuTime, "processor time")]
    public async Task A_command_that_a_limit_stopped_fails_and_says_which_though_it_left_with_0(SandboxLimit limit, string name)
    {
        AgentLoop.Testing.InMemorySandbox sandbox = new()
        {
            OnExecute = (_, _, _) => ValueTask.FromResult(new CommandResult { End = CommandEnd.LimitReached, ExitCode = 0, Limit = limit }),
        };
        EvaluationRequest request = Request(null) with { Sandbox = await sandbox.OpenAsync(new SandboxRequest { Workspace = "/w" }) };
        AgentLoop.Evaluation evaluation = await Evaluators.Command("make").EvaluateAsync(request);

        Assert.Equal((Verdict.Fail, $"\"make\" was stopped by the sandbox's limit: {name}."), (evaluation.Verdict, evaluation.Reason));
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_verdict()
    {
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Evaluators.Command("sleep 60").EvaluateAsync(Request(null), source.Token));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_an_error()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(new CommandEvaluatorOptions { Name = "none", Command = new SandboxCommand { Program = "/no/such/program" } });

        Assert.Equal(Verdict.Error, evaluation.Verdict);
        Assert.StartsWith("\"/no/such/program\" could not be started: ", evaluation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_line_that_no_shell_can_run_is_an_error()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("no-such-program --all");

        Assert.Equal(Verdict.Error, evaluation.Verdict);
        Assert.StartsWith("The shell could not run \"no-such-program --all\" (exit code 127): ", evaluation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_is_named() =>
        Assert.Equal((Verdict.Fail, "\"exit 139\" was ended by signal 11."), await RulingAsync("exit 139"));

    [Fact]
    public async Task What_ends_the_run_is_not_taken_for_a_verdict()
    {
        BrokenSession broken = new();
        EvaluationRequest request = Request(null) with { Sandbox = broken };

        Assert.Same(broken.Exception, await Assert.ThrowsAsync<AgentLoopException>(async () => await Evaluators.Command("true", Report).EvaluateAsync(request)));
    }

    [Fact]
    public async Task Huge_output_makes_a_short_feedback_that_holds_the_end()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("yes a long line of output 2>/dev/null | head -c 20000000; printf '\\n\\033[31mthe end\\033[0m\\n'; exit 3");

        Assert.EndsWith("\nthe end", evaluation.Feedback, StringComparison.Ordinal);
        Assert.InRange(evaluation.Feedback.Length, 1000, 4096);
    }

    [Fact]
    public async Task A_preparation_that_fails_is_a_failure_with_the_compilers_words_and_the_command_does_not_run()
    {
        await session.WriteFileAsync("src/A.cs", "");
        AgentLoop.Evaluation evaluation = await JudgeAsync(new CommandEvaluatorOptions
        {
            Name = "build",
            Prepare = [SandboxCommand.Shell("true"), SandboxCommand.Shell("echo \"$PWD/src/A.cs(3,9): warning CS0168: unused\"; echo \"$PWD/src/A.cs(12,5): error CS1002: ; expected [/x/A.csproj]\"; exit 1")],
            Command = SandboxCommand.Shell("touch ran"),
        });

        Assert.Equal((Verdict.Fail, 0.0), (evaluation.Verdict, evaluation.Score));
        Assert.Equal(
            [new Finding { Message = "CS1002: ; expected", File = "src/A.cs", Line = 12 }, new Finding { Message = "CS0168: unused", File = "src/A.cs", Line = 3, Severity = FindingSeverity.Warning }],
            evaluation.Findings);
        Assert.Contains("\nsrc/A.cs(12): CS1002: ; expected", evaluation.Feedback, StringComparison.Ordinal);
        Assert.DoesNotContain("unused", evaluation.Feedback.AsSpan(evaluation.Feedback.IndexOf('\n')).ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(session.Root, "ran")));
    }

    [Fact]
    public async Task A_preparation_that_cannot_start_is_an_error() =>
        Assert.Equal(Verdict.Error, (await JudgeAsync(new CommandEvaluatorOptions
        {
            Name = "build",
            Prepare = [new SandboxCommand { Program = "/no/such/compiler" }],
            Command = SandboxCommand.Shell("true"),
        })).Verdict);

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

        AgentLoop.Evaluation evaluation = await JudgeAsync(new CommandEvaluatorOptions
        {
            Name = "tests",
            Command = SandboxCommand.Shell($"mkdir out; cp fresh.trx {Report}; exit {exitCode}"),
            Report = Report,
            NothingRanExitCodes = [8],
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
    [InlineData("mkdir out; echo passed > out/report.trx", "The report is cut off or no XML, at line 1.")]
    [InlineData("mkdir out; head -c 120 fresh > out/report.trx", "The report is cut off or no XML, at line 1.")]
    [InlineData("mkdir out; echo '<testsuites/>' > out/report.trx", "The report is no TRX: its root is \"testsuites\", not \"TestRun\".")]
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
            2 of 4 tests failed.
            Broken by this change: broken
            Still failing: wrong
              Expected 1
              at src/A.cs:7
            """,
            evaluation.Feedback);
    }

    [Theory]
    [InlineData(false, Verdict.Fail)]
    [InlineData(true, Verdict.Pass)]
    public async Task A_test_that_no_longer_runs_is_not_mended_unless_that_is_allowed(bool allow, Verdict verdict)
    {
        await session.WriteFileAsync("fresh.trx", Trx.Of(("A", "Passed"), ("B", "NotExecuted")));
        CommandEvaluator evaluator = new(new CommandEvaluatorOptions { Name = "t", Command = SandboxCommand.Shell("cp fresh.trx now.trx"), Report = "now.trx", AllowVanishedTests = allow });
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
    [InlineData("", "true", null, 1)]
    [InlineData("n", "", null, 1)]
    [InlineData("n", "true", null, 0)]
    [InlineData("n", "true", "/etc/report.trx", 1)]
    [InlineData("n", "true", "a/../../report.trx", 1)]
    [InlineData("n", "true", "", 1)]
    [InlineData("n", "true", null, 1, "(")]
    [InlineData("n", "true", null, 1, @"(a)\1")]
    public void Options_that_make_no_sense_are_refused_at_once(string name, string program, string? report, int seconds, string? expectedOutput = null) =>
        Assert.Throws<ArgumentException>(() => new CommandEvaluator(new CommandEvaluatorOptions
        {
            Name = name,
            Command = new SandboxCommand { Program = program, Timeout = TimeSpan.FromSeconds(seconds) },
            Report = report,
            ExpectedOutput = expectedOutput,
        }));

    private async Task<(Verdict Verdict, string Reason)> RulingAsync(string commandLine)
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(commandLine);
        return (evaluation.Verdict, evaluation.Reason);
    }

    private async Task<AgentLoop.Evaluation> JudgeAsync(string commandLine, string? report = null, TimeSpan? timeout = null) =>
        await Evaluators.Command(commandLine, report, timeout).EvaluateAsync(Request(null), TestContext.Current.CancellationToken);

    private async Task<AgentLoop.Evaluation> JudgeAsync(CommandEvaluatorOptions options) =>
        await Evaluators.Command(options).EvaluateAsync(Request(null), TestContext.Current.CancellationToken);

    private EvaluationRequest Request(AgentLoop.Evaluation? baseline) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "g" },
        Workspace = NoFiles.View,
        Sandbox = session,
        Baseline = baseline,
    };

    private sealed class BrokenSession : ISandboxSession
    {
        public AgentLoopException Exception { get; } = new("The budget is spent.");

        public ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default) => throw Exception;

        public ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default) => throw Exception;

        public ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => throw Exception;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
