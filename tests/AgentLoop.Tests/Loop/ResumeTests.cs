using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class ResumeTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly List<string> done = [];

    public ResumeTests()
    {
        bench.Generator.OnGenerate = Generate;
        bench.Integrator.OnIntegrate = (request, _) =>
        {
            Do($"integrate {request.CandidateId}");
            return ValueTask.FromResult(new IntegrationResult { Integrated = true, Location = "there", Message = "Done." });
        };
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("echo built >> built.txt"), ct);
            CommandResult result = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell($"test $(wc -l < built.txt) = 1 && grep -q right {LoopBench.File}"), ct);
            return result.Succeeded ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
        };
    }

    [Fact]
    public async Task A_run_left_after_any_event_resumes_to_the_same_end_with_nothing_lost_or_doubled()
    {
        List<RunEvent> whole = await RunWholeAsync();
        string[] expected = Story(whole);
        int effects = done.Count;

        for (int leaveAfter = 1; leaveAfter < whole.Count; leaveAfter++)
        {
            done.Clear();
            bench.Store = new InMemoryProvenanceStore();
            string runId = await LeaveAsync(leaveAfter);
            await using Loop loop = Build();
            RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();

            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(last).Outcome);
            Assert.Equal(expected, Story(await bench.ReadAsync(runId)));
            Assert.Equal(effects, done.Count);
            await ReplaysAsync(loop, runId, $"left after {leaveAfter}");
        }
    }

    [Fact]
    public async Task A_run_cancelled_at_any_event_says_so_and_resumes()
    {
        List<RunEvent> whole = await RunWholeAsync();
        for (int cancelAfter = 1; cancelAfter < whole.Count; cancelAfter += 2)
        {
            bench.Store = new InMemoryProvenanceStore();
            using var cancellation = new CancellationTokenSource();
            await using Loop loop = Build();
            List<RunEvent> first = [];
            await foreach (RunEvent e in loop.RunAsync(bench.Task, cancellation.Token))
            {
                first.Add(e);
                if (first.Count == cancelAfter)
                    await cancellation.CancelAsync();
            }
            string runId = ((RunStarted)first[0]).RunId;
            var finished = Assert.IsType<RunFinished>(first[^1]);
            if (finished.Outcome == RunOutcome.Succeeded)
                continue;

            Assert.Equal(RunOutcome.Cancelled, finished.Outcome);
            RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();
            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(last).Outcome);
            Assert.Equal(Story(whole), Story(await bench.ReadAsync(runId)));
            await ReplaysAsync(loop, runId, $"cancelled after {cancelAfter}");
        }
    }

    [Fact]
    public async Task A_recorded_answer_is_used_even_where_the_model_would_now_say_something_else()
    {
        string runId = await LeaveAsync(e => e is ModelCalled, new ScriptedChatClient().Answer("right"));
        await using Loop other = Build(new ScriptedChatClient().Answer("nonsense"));

        RunEvent last = await other.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)last).Outcome);
    }

    [Fact]
    public async Task A_plugin_that_asks_something_else_on_resuming_is_named_with_the_place()
    {
        string runId = await LeaveAsync(e => e is ModelCalled);
        bench.Generator.OnGenerate = (request, ct) => GenerateBy(request, "another question", ct);
        await using Loop loop = Build();

        var thrown = await Assert.ThrowsAsync<DivergenceException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync());

        Assert.Equal("model.called", thrown.Divergence.Kind);
        Assert.EndsWith("generator", thrown.Divergence.Scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_does_not_exist_is_named()
    {
        await using Loop loop = Build();
        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = "nowhere" }).LastAsync());
        Assert.Contains("There is no run \"nowhere\"", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_has_ended_for_good_is_not_resumed()
    {
        List<RunEvent> whole = await RunWholeAsync();
        await using Loop loop = Build();

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () =>
            await loop.ResumeAsync(new ResumeRequest { RunId = ((RunStarted)whole[0]).RunId }).LastAsync());

        Assert.Contains("has ended as Succeeded", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_has_changed_meanwhile_is_refused()
    {
        string runId = await LeaveAsync(6);
        await File.WriteAllTextAsync(Path.Combine(bench.Repository, LoopBench.File), "edited\n");
        await using Loop loop = Build();

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync());

        Assert.Contains("has changed since", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_questions_pause_the_run_until_they_are_answered()
    {
        var intake = new FakeIntake
        {
            OnUnderstand = (request, _) => ValueTask.FromResult(new Brief
            {
                Goal = request.Task.Goal,
                OpenQuestions = request.Clarifications.Count == 0 ? ["Which one?"] : [],
                Constraints = [.. request.Clarifications.Select(c => c.Answer)],
            }),
        };
        await using Loop loop = bench.Build(b => b.UseChatClient(Model()).UseIntake(intake));

        RunState paused = await loop.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.NeedsClarification, paused.Outcome);
        Assert.Equal(["Which one?"], paused.OpenQuestions);
        await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = paused.RunId }).LastAsync());

        RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = paused.RunId, Answers = ["The left one."] }).LastAsync();

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)last).Outcome);
        Assert.Equal(["The left one."], bench.Generator.Requests[^1].Brief.Constraints);
        await ReplaysAsync(loop, paused.RunId, "answered");
    }

    [Fact]
    public async Task A_run_whose_budget_ran_out_goes_on_with_a_larger_one()
    {
        await using Loop poor = bench.Build(b => b.UseChatClient(Model()).WithBudget(x => x.MaxModelCalls = 1));
        RunState state = await poor.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.BudgetExhausted, state.Outcome);

        await using Loop rich = Build(new ScriptedChatClient().Answer("right"));
        RunEvent last = await rich.ResumeAsync(new ResumeRequest { RunId = state.RunId }).LastAsync();

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)last).Outcome);
    }

    public void Dispose() => bench.Dispose();

    private static async Task ReplaysAsync(Loop loop, string runId, string what)
    {
        ReplayReport report = await loop.ReplayAsync(runId);
        Assert.True(report.IsIdentical, $"{what}: {report.Divergence}");
    }

    /// <summary>Wrong at first, and right at the second attempt, however often it is asked.</summary>
    private static ScriptedChatClient Model() => new ScriptedChatClient().Otherwise((messages, _, _) =>
        new ChatResponse(new ChatMessage(ChatRole.Assistant, messages[^1].Text.EndsWith('0') ? "wrong again" : "right")));

    /// <summary>What happened, apart from when, in which order parallel branches came, and interruptions.</summary>
    private static string[] Story(IEnumerable<RunEvent> events) =>
    [
        .. events.Where(e => e is not (RunResumed or RunStarted or ClockRead or EffectStarted or EffectOutcomeUnknown or RunFinished { Outcome: RunOutcome.Cancelled }))
            .Select(e => $"{e.Scope} {e.Kind}").Order(StringComparer.Ordinal),
    ];

    private Loop Build(IChatClient? model = null) => bench.Build(b => b.UseChatClient(model ?? Model()));

    private async Task<List<RunEvent>> RunWholeAsync()
    {
        done.Clear();
        await using Loop loop = Build();
        List<RunEvent> whole = await loop.RunAsync(bench.Task).ToListAsync();
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(whole[^1]).Outcome);
        return whole;
    }

    private Task<string> LeaveAsync(int after)
    {
        int seen = 0;
        return LeaveAsync(_ => ++seen == after);
    }

    private async Task<string> LeaveAsync(Func<RunEvent, bool> leave, IChatClient? model = null)
    {
        string runId = "";
        await using Loop loop = Build(model);
        await foreach (RunEvent e in loop.RunAsync(bench.Task))
        {
            if (e is RunStarted started)
                runId = started.RunId;
            if (leave(e))
                break;
        }
        return runId;
    }

    private IAsyncEnumerable<Candidate> Generate(GenerationRequest request, CancellationToken ct) => GenerateBy(request, "What should it say?", ct);

    private async IAsyncEnumerable<Candidate> GenerateBy(GenerationRequest request, string question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ChatResponse answer = await request.Run.ChatClient.GetResponseAsync($"{question} {request.Attempts.Count}", cancellationToken: ct);
        string announcement = $"publish {answer.Text}";
        await request.Run.OnceAsync(
            new OnceRequest<bool>
            {
                Name = "publish",
                Effect = _ =>
                {
                    Do(announcement);
                    return ValueTask.FromResult(true);
                },
                ResultType = LoopJsonContext.Default.Boolean,
                Reconcile = (_, _) => ValueTask.FromResult(done.Contains(announcement) ? Reconciliation.Happened(true, LoopJsonContext.Default.Boolean) : Reconciliation.DidNotHappen()),
            },
            ct);
        long now = request.Run.Clock.GetTimestamp();
        yield return LoopBench.Writes(answer.Text, $"{answer.Text} at {now}, drawn {request.Run.Random.Next()}");
    }

    private void Do(string what)
    {
        lock (done)
            done.Add(what);
    }
}
