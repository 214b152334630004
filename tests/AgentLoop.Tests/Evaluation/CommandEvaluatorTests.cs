namespace AgentLoop.Tests.Evaluating;

public sealed class CommandEvaluatorTests : IAsyncLifetime
{
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

        Assert.Same(broken.Exception, await Assert.ThrowsAsync<AgentLoopException>(async () => await Evaluators.Command("true").EvaluateAsync(request)));
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
    [InlineData("", "true", 1)]
    [InlineData("n", "", 1)]
    [InlineData("n", "true", 0)]
    [InlineData("n", "true", 1, "(")]
    [InlineData("n", "true", 1, @"(a)\1")]
    public void Options_that_make_no_sense_are_refused_at_once(string name, string program, int seconds, string? expectedOutput = null) =>
        Assert.Throws<ArgumentException>(() => new CommandEvaluator(new CommandEvaluatorOptions
        {
            Name = name,
            Command = new SandboxCommand { Program = program, Timeout = TimeSpan.FromSeconds(seconds) },
            ExpectedOutput = expectedOutput,
        }));

    private async Task<(Verdict Verdict, string Reason)> RulingAsync(string commandLine)
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(commandLine);
        return (evaluation.Verdict, evaluation.Reason);
    }

    private async Task<AgentLoop.Evaluation> JudgeAsync(string commandLine, TimeSpan? timeout = null) =>
        await Evaluators.Command(commandLine, timeout: timeout).EvaluateAsync(Request(null), TestContext.Current.CancellationToken);

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
