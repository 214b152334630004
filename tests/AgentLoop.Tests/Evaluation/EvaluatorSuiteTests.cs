using AgentLoop.ConformanceTests;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Evaluating;

/// <summary>The suite for evaluators finds what is wrong with one.</summary>
public sealed class EvaluatorSuiteTests
{
    [Fact]
    public async Task An_evaluator_that_lets_everything_pass_is_found() =>
        await RequireFoundAsync(
            suite => suite.A_good_change_passes_and_a_bad_one_does_not(),
            (_, _) => new(FakeEvaluator.Pass()));

    [Fact]
    public async Task An_evaluator_that_leaves_files_is_found() =>
        await RequireFoundAsync(
            suite => suite.The_workspace_is_as_it_was(),
            async (request, ct) =>
            {
                await request.Sandbox.WriteFileAsync("left.txt", "x"u8.ToArray(), ct);
                return FakeEvaluator.Pass();
            });

    [Fact]
    public async Task An_evaluator_that_changes_files_is_found() =>
        await RequireFoundAsync(
            suite => suite.The_workspace_is_as_it_was(),
            async (request, ct) =>
            {
                await request.Sandbox.WriteFileAsync("answer.txt", "x"u8.ToArray(), ct);
                return FakeEvaluator.Pass();
            });

    [Fact]
    public async Task An_evaluator_that_takes_cancellation_for_a_failure_is_found() =>
        await RequireFoundAsync(
            suite => suite.Cancelled_while_a_command_runs_it_ends_and_says_nothing(),
            async (request, ct) =>
            {
                try
                {
                    await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("true"), ct);
                }
                catch (OperationCanceledException)
                {
                }
                return FakeEvaluator.Fail();
            });

    [Fact]
    public async Task An_evaluator_that_does_not_look_how_a_command_ended_is_found() =>
        await RequireFoundAsync(
            suite => suite.A_command_that_is_stopped_by_its_time_out_is_no_pass(),
            async (request, ct) =>
            {
                CommandResult result = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("echo 1 passed"), ct);
                return result.StandardOutput.Text.Contains("passed", StringComparison.Ordinal) ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
            });

    [Fact]
    public async Task An_evaluator_that_takes_a_broken_sandbox_for_a_pass_is_found() =>
        await RequireFoundAsync(
            suite => suite.A_sandbox_that_throws_is_no_pass(),
            async (request, ct) =>
            {
                try
                {
                    await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("true"), ct);
                }
                catch (AgentLoopException)
                {
                }
                return FakeEvaluator.Pass();
            });

    [Fact]
    public async Task An_evaluator_that_runs_no_command_though_it_is_said_to_is_found_and_told_what_to_do()
    {
        Exception found = await RequireFoundAsync(suite => suite.It_runs_commands_if_it_is_said_to(), (_, _) => new(FakeEvaluator.Pass()));
        Assert.Contains("override RunsCommands to be false", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_is_told_in_the_words_of_who_writes_an_evaluator()
    {
        Exception found = await RequireFoundAsync(suite => suite.A_sandbox_that_throws_is_no_pass(), (request, _) => new(request.Candidate is null ? FakeEvaluator.Fail() : FakeEvaluator.Pass()));
        Assert.Contains("The sandbox threw, and it says Pass, \"", found.Message, StringComparison.Ordinal);
    }

    private static async Task<Exception> RequireFoundAsync(Func<Suite, Task> test, Func<EvaluationRequest, CancellationToken, ValueTask<AgentLoop.Evaluation>> evaluate)
    {
        Suite suite = new(evaluate);
        await suite.InitializeAsync();
        try
        {
            Exception? found = await Record.ExceptionAsync(() => test(suite));
            Assert.NotNull(found);
            return found;
        }
        finally
        {
            await suite.DisposeAsync();
        }
    }

    private sealed class Suite(Func<EvaluationRequest, CancellationToken, ValueTask<AgentLoop.Evaluation>> evaluate) : EvaluatorConformanceTests
    {
        protected override EvaluatorScene Scene => new()
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "wrong\n" },
            Good = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "right\n" },
            Bad = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer.txt"] = "wrong again\n" },
        };

        protected override ISandbox Sandbox => Sandboxes.Unisolated;

        protected override ValueTask<IEvaluator> CreateAsync() => new(new FakeEvaluator { OnEvaluate = evaluate });
    }
}
