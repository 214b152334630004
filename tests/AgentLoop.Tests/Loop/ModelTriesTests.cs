using System.Net;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class ModelTriesTests : IDisposable
{
    private static readonly HttpRequestException Busy = new("Busy.", null, HttpStatusCode.ServiceUnavailable);
    private static readonly UsageDetails Usage = new() { InputTokenCount = 100, OutputTokenCount = 10, CachedInputTokenCount = 40, ReasoningTokenCount = 4 };

    private readonly LoopBench bench = new();

    public ModelTriesTests() => bench.Generator.OnGenerate = AskAsync;

    [Fact]
    public async Task Each_try_is_an_event_and_the_answer_is_recorded_once()
    {
        await using Loop loop = Build(new ScriptedChatClient().Throw(Busy).Break("wro", new IOException("Gone.")).Answer(Right()));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Collection(
            events.OfType<ModelTried>(),
            busy => Assert.Equal((1, ModelOutcome.Unavailable, 0L), (busy.Number, busy.Outcome, busy.Spending.InputTokens)),
            broken => Assert.Equal((2, ModelOutcome.Dropped, true), (broken.Number, broken.Outcome, broken.Spending.InputTokens > 0)));
        ModelCalled called = events.OfType<ModelCalled>().Single();
        Assert.Equal((ModelOutcome.Answered, 3, false), (called.Outcome, called.Tries, called.IsUsageEstimated));
        Assert.Equal((40, 4), (called.Spending.CachedTokens, called.Spending.ReasoningTokens));
        await ReplaysAsync(loop, events);
    }

    [Fact]
    public async Task What_every_try_used_is_counted_and_tries_beyond_the_budget_are_not_made()
    {
        await using Loop loop = Build(new ScriptedChatClient().Throw(Busy).Answer(Right()), b => b.WithBudget(x => x.MaxModelCalls = 1));
        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.Equal((RunOutcome.BudgetExhausted, 1L), (state.Outcome, state.Spent.ModelCalls));
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);

        await using Loop rich = Build(new ScriptedChatClient().Throw(Busy).Answer(Right()));
        Assert.Equal(2, (await rich.RunToEndAsync(bench.Task)).Spent.ModelCalls);
    }

    [Fact]
    public async Task A_call_that_fails_for_good_is_the_same_exception_when_it_is_replayed()
    {
        List<ModelOutcome> seen = [];
        bench.Generator.OnGenerate = (request, ct) => CatchAsync(request, seen, ct);
        await using Loop loop = Build(new ScriptedChatClient().Throw(new HttpRequestException("Too long.", null, HttpStatusCode.RequestEntityTooLarge)));

        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);

        Assert.Equal([ModelOutcome.ContextOverflow, ModelOutcome.ContextOverflow], seen);
    }

    [Fact]
    public async Task A_run_left_after_any_event_resumes_though_every_answer_takes_several_tries()
    {
        int length = (await LeaveAsync(int.MaxValue)).Events;
        for (int leaveAfter = 1; leaveAfter < length; leaveAfter += Sweeps.Step)
        {
            bench.Store = new InMemoryProvenanceStore();
            (string runId, _) = await LeaveAsync(leaveAfter);
            await using Loop loop = Build(Flaky());
            RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();

            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(last).Outcome);
            List<RunEvent> events = await bench.ReadAsync(runId);
            Assert.Single(events.OfType<ModelCalled>());
            await ReplaysAsync(loop, events);
        }
    }

    [Fact]
    public async Task A_call_that_has_no_time_for_another_try_is_paid_once()
    {
        await using Loop loop = Build(
            new ScriptedChatClient().Break("wro", new IOException("Gone.")),
            b => b.WithOptions(o => o.Endpoint = new EndpointOptions { FirstDelay = TimeSpan.FromHours(1), TotalTimeout = TimeSpan.FromMinutes(1) }));
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Empty(events.OfType<ModelTried>());
        ModelCalled called = events.OfType<ModelCalled>().Single();
        Assert.Equal((ModelOutcome.Dropped, 1, 1L), (called.Outcome, called.Tries, called.Spending.ModelCalls));
        Assert.Equal(1, events.Aggregate(RunState.Start(called.Kind), (s, e) => s.Apply(e)).Spent.ModelCalls);
    }

    [Fact]
    public async Task An_answer_is_told_while_it_comes_and_every_word_of_it_once()
    {
        ScriptedChatClient model = new ScriptedChatClient { PieceLength = 2, PieceDelay = TimeSpan.FromMilliseconds(5) }.Answer("right, as always");
        bench.Generator.OnGenerate = (request, ct) => StreamAsync(request, ct);
        await using Loop loop = Build(model, b => b.WithOptions(o => o.Endpoint = o.Endpoint with { UpdateInterval = TimeSpan.Zero }));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Equal("right, as always", string.Concat(events.OfType<ModelAnswering>().Select(e => e.Text)));
        Assert.True(events.OfType<ModelAnswering>().Count() > 4);
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        await ReplaysAsync(loop, events);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_what_was_used_is_counted_by_length_and_that_is_said()
    {
        await using Loop loop = Build(new ScriptedChatClient().Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "right"))));
        ModelCalled called = (await loop.RunAsync(bench.Task).ToListAsync()).OfType<ModelCalled>().Single();
        Assert.True(called.IsUsageEstimated);
        Assert.True(called.Spending.InputTokens > 0 && called.Spending.OutputTokens > 0);
    }

    [Fact]
    public async Task A_cost_is_known_before_a_call_is_made_or_the_call_is_not_made()
    {
        PriceTable prices = new() { { "scripted", new ModelPrice { Input = 1_000_000, Output = 0 } } };
        ScriptedChatClient model = new ScriptedChatClient().Answer(Right());
        await using Loop poor = Build(model, b => b.WithPrices(prices).WithBudget(x => x.MaxCost = 1));
        Assert.Equal(RunOutcome.BudgetExhausted, (await poor.RunToEndAsync(bench.Task)).Outcome);
        Assert.Empty(model.Requests);

        await using Loop rich = Build(model, b => b.WithPrices(prices).WithBudget(x => x.MaxCost = 1000));
        Assert.Equal(100, (await rich.RunToEndAsync(bench.Task)).Spent.Cost);

        await using Loop unpriced = Build(new ScriptedChatClient(), b => b.WithPrices([]));
        List<RunEvent> events = await unpriced.RunAsync(bench.Task).ToListAsync();
        Assert.Contains(events.OfType<PluginFailed>(), f => f.Error.Contains("no price for the model \"scripted\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_paid_and_made_anew_when_the_run_is_resumed()
    {
        using CancellationTokenSource stop = new();
        await using Loop loop = Build(new ScriptedChatClient().Answer(Right()).After(TimeSpan.FromHours(1)).Answer(Right()));
        List<RunEvent> events = [];
        stop.CancelAfter(TimeSpan.FromSeconds(3));
        await foreach (RunEvent e in loop.RunAsync(bench.Task, stop.Token))
            events.Add(e);

        ModelTried tried = events.OfType<ModelTried>().Single();
        Assert.Equal((ModelOutcome.Cancelled, (TimeSpan?)null, true), (tried.Outcome, tried.Wait, tried.Spending.InputTokens > 0));
        string runId = ((RunStarted)events[0]).RunId;
        RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)last).Outcome);
        await ReplaysAsync(loop, await bench.ReadAsync(runId));
    }

    public void Dispose() => bench.Dispose();

    private static ChatResponse Right() => new(new ChatMessage(ChatRole.Assistant, "right")) { Usage = Usage };

    /// <summary>Busy once and broken once before it answers.</summary>
    private static ScriptedChatClient Flaky() => new ScriptedChatClient { PieceLength = 1 }.Throw(Busy).Break("wro", new IOException("Gone.")).Otherwise((_, _, _) => Right());

    private static async IAsyncEnumerable<Candidate> AskAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ChatResponse answer = await request.Run.ChatClient.GetStreamingResponseAsync("What should it say, do you think?", cancellationToken: ct).ToChatResponseAsync(ct);
        yield return LoopBench.Writes(answer.Text);
    }

    private static async IAsyncEnumerable<Candidate> StreamAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (Candidate candidate in AskAsync(request, ct))
            yield return candidate;
    }

    private static async IAsyncEnumerable<Candidate> CatchAsync(
        GenerationRequest request, List<ModelOutcome> seen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            await request.Run.ChatClient.GetResponseAsync("What?", cancellationToken: ct);
        }
        catch (ModelCallException e)
        {
            seen.Add(e.Outcome);
        }
        yield return LoopBench.Writes("right");
    }

    private static async Task ReplaysAsync(Loop loop, List<RunEvent> events)
    {
        ReplayReport report = await loop.ReplayAsync(((RunStarted)events[0]).RunId);
        Assert.True(report.IsIdentical, $"{report.Divergence}");
        RunState state = events.Aggregate(RunState.Start(report.RunId), (s, e) => s.Apply(e));
        Assert.Equal(state.Spent, report.State.Spent);
    }

    private Loop Build(ScriptedChatClient model, Action<AgentLoopBuilder>? configure = null) => bench.Build(b =>
    {
        b.UseChatClient(model).UseStrategy(Strategies.SingleShot).WithOptions(o => o.Endpoint = new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1), UpdateInterval = TimeSpan.Zero });
        configure?.Invoke(b);
    });

    private async Task<(string RunId, int Events)> LeaveAsync(int after)
    {
        List<RunEvent> events = [];
        await using Loop loop = Build(Flaky());
        await foreach (RunEvent e in loop.RunAsync(bench.Task))
        {
            events.Add(e);
            if (events.Count == after)
                break;
        }
        return (((RunStarted)events[0]).RunId, events.Count);
    }
}
