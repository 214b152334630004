using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class BudgetTests : IDisposable
{
    private readonly LoopBench bench = new();

    [Fact]
    public async Task A_model_call_that_would_exceed_the_budget_is_not_made()
    {
        var model = new ScriptedChatClient().Answer("wrong again");
        bench.Generator.OnGenerate = AskAsync;
        await using Loop loop = bench.Build(b => b.UseChatClient(model).WithBudget(x => x.MaxModelCalls = 1));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.BudgetExhausted, state.Outcome);
        Assert.Equal(1, state.Spent.ModelCalls);
        Assert.Single(model.Requests);
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public async Task What_a_failed_call_took_is_counted_too()
    {
        var model = new ScriptedChatClient().Throw(new HttpRequestException("Bad request.", null, System.Net.HttpStatusCode.BadRequest));
        bench.Generator.OnGenerate = AskAsync;
        await using Loop loop = bench.Build(b => b.UseChatClient(model).UseStrategy(Strategies.SingleShot));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(1, state.Spent.ModelCalls);
        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
    }

    [Fact]
    public async Task Tokens_and_cost_are_settled_with_what_the_endpoint_says()
    {
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, "right")) { ModelId = "m", Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 10 } };
        var model = new ScriptedChatClient().Answer(answer);
        bench.Generator.OnGenerate = AskAsync;
        await using Loop loop = bench.Build(b => b
            .UseChatClient(model)
            .WithPrices((_, usage) => (decimal)((usage.InputTokenCount ?? 0) + (2 * (usage.OutputTokenCount ?? 0))) / 1000)
            .WithBudget(x => x.MaxCost = 100));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(1000, state.Spent.InputTokens);
        Assert.Equal(10, state.Spent.OutputTokens);
        Assert.Equal(1.02m, state.Spent.Cost);
    }

    [Fact]
    public async Task A_run_out_of_wall_time_ends_with_what_it_has()
    {
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            if (request.Candidate is not null)
                await Task.Delay(Timeout.Infinite, ct);
            return FakeEvaluator.Fail();
        };
        await using Loop loop = bench.Build(b => b.WithBudget(x => x.MaxWallTime = TimeSpan.FromSeconds(4)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.BudgetExhausted, state.Outcome);
        Assert.Equal(BudgetDimension.WallTime, state.Exhausted);
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public async Task Processor_time_of_the_sandbox_is_counted()
    {
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"), ct);
            return FakeEvaluator.Fail();
        };
        await using Loop loop = bench.Build(b => b.WithBudget(x => x.MaxSandboxCpuTime = TimeSpan.FromMilliseconds(20)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.BudgetExhausted, state.Outcome);
        Assert.True(state.Spent.SandboxCpuTime > TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void Branches_share_one_budget_and_give_back_what_they_did_not_use()
    {
        var ledger = new BudgetLedger(new Budget { MaxTokens = 100 }, Spending.None);
        Reservation first = ledger.Reserve(new Spending { OutputTokens = 60 });
        Assert.Throws<BudgetExhaustedException>(() => ledger.Reserve(new Spending { OutputTokens = 60 }));
        first.Settle(new Spending { OutputTokens = 10 });
        using (ledger.Reserve(new Spending { OutputTokens = 90 }))
            Assert.Throws<BudgetExhaustedException>(() => ledger.Reserve(new Spending { OutputTokens = 1 }));
        ledger.Reserve(new Spending { OutputTokens = 90 }).Dispose();
    }

    public void Dispose() => bench.Dispose();

    private static async IAsyncEnumerable<Candidate> AskAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ChatResponse answer = await request.Run.ChatClient.GetResponseAsync($"What? {request.Attempts.Count}", cancellationToken: ct);
        yield return LoopBench.Writes(answer.Text);
    }
}
