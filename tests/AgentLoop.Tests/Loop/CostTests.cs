using System.Net;
using System.Runtime.CompilerServices;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class CostTests : IDisposable
{
    private const int Exchanges = 200;
    private const int FaultEvery = 10;

    private readonly LoopBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Two_hundred_exchanges_cost_what_they_add_up_to_by_hand()
    {
        await using Loop loop = Build(b => b.WithBudget(x => x.MaxCost = 1000));
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        RunState state = events.Aggregate(RunState.Start(((RunStarted)events[0]).RunId), (s, e) => s.Apply(e));
        Assert.Equal((RunOutcome.Succeeded, Exchanges), (state.Outcome, events.OfType<ModelCalled>().Count()));
        Assert.Equal(Enumerable.Range(0, Exchanges).Sum(CostOf), state.Spent.Cost);
        Assert.Equal(Exchanges + (Exchanges / FaultEvery), state.Spent.ModelCalls);
        Assert.Equal(Enumerable.Range(0, Exchanges).Sum(i => (long)CachedOf(i)), state.Spent.CachedTokens);
        Assert.Equal(state.Spent with { SandboxCpuTime = TimeSpan.Zero }, events.OfType<ModelCalled>().Select(e => e.Spending).Concat(events.OfType<ModelTried>().Select(e => e.Spending))
            .Append(new Spending { Iterations = 1 }).Aggregate((a, b) => a + b));
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public async Task A_limit_is_passed_by_less_than_one_exchange()
    {
        decimal half = Enumerable.Range(0, Exchanges).Sum(CostOf) / 2;
        await using Loop loop = Build(b => b.WithBudget(x => x.MaxCost = half));
        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.BudgetExhausted, state.Outcome);
        Assert.InRange(state.Spent.Cost, half - CostOf(Exchanges), half + CostOf(Exchanges));
    }

    [Theory]
    [InlineData(-1_000_000, 10)]
    [InlineData(10, long.MinValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public async Task A_count_that_cannot_be_is_one_that_was_not_said(long input, long output)
    {
        ScriptedChatClient model = new ScriptedChatClient().Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "right"))
        {
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, CachedInputTokenCount = -1 },
        });
        await using Loop loop = Build(b => b.UseChatClient(model), exchanges: 1);
        ModelCalled called = (await loop.RunAsync(bench.Task).ToListAsync()).OfType<ModelCalled>().Single();

        Assert.True(called.IsUsageEstimated);
        Assert.InRange(called.Spending.InputTokens + called.Spending.OutputTokens, 1, 100);
        Assert.Equal(0, called.Spending.CachedTokens);
        Assert.True(called.Spending.Cost > 0);
    }

    private static int InputOf(int exchange) => 1000 + (exchange * 10);

    private static int CachedOf(int exchange) => exchange * 9;

    private static int OutputOf(int exchange) => 50 + (exchange % 7);

    private static int ThoughtOf(int exchange) => exchange % 5;

    private static decimal CostOf(int i) =>
        (((InputOf(i) - CachedOf(i)) * 3m) + (CachedOf(i) * 0.3m) + ((OutputOf(i) - ThoughtOf(i)) * 15m) + (ThoughtOf(i) * 10m)) / 1_000_000m;

    private static ScriptedChatClient Model()
    {
        ScriptedChatClient model = new();
        for (int i = 0; i < Exchanges; i++)
        {
            if (i % FaultEvery == 0)
                model.Throw(new HttpRequestException("Busy.", null, HttpStatusCode.ServiceUnavailable));
            model.Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "right"))
            {
                Usage = new UsageDetails { InputTokenCount = InputOf(i), CachedInputTokenCount = CachedOf(i), OutputTokenCount = OutputOf(i), ReasoningTokenCount = ThoughtOf(i) },
            });
        }
        return model;
    }

    private static async IAsyncEnumerable<Candidate> AskAsync(GenerationRequest request, int exchanges, [EnumeratorCancellation] CancellationToken ct)
    {
        for (int i = 0; i < exchanges; i++)
            await request.Run.ChatClient.GetResponseAsync($"Question {i}?", new ChatOptions { MaxOutputTokens = 60 }, ct);
        yield return LoopBench.Writes("right");
    }

    private Loop Build(Action<AgentLoopBuilder> configure, int exchanges = Exchanges)
    {
        bench.Generator.OnGenerate = (request, ct) => AskAsync(request, exchanges, ct);
        return bench.Build(b =>
        {
            b.UseChatClient(Model()).UseStrategy(Strategies.SingleShot)
                .WithPrices(new PriceTable { { "scripted", new ModelPrice { Input = 3, CachedInput = 0.3m, Output = 15, Reasoning = 10 } } })
                .WithOptions(o => o.Endpoint = new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1) });
            configure(b);
        });
    }
}
