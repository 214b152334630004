using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class StrategyComparisonTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly ScriptedChatClient model = new ScriptedChatClient().Otherwise((_, _, _) => new(new ChatMessage(ChatRole.Assistant, "Go on."))
    {
        Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 },
    });

    public StrategyComparisonTests() => bench.Generator.OnGenerate = ThreeAsync;

    [Fact]
    public async Task A_strategy_comes_to_what_it_came_to_in_its_own_run()
    {
        foreach (ILoopStrategy strategy in (ILoopStrategy[])[Strategies.SingleShot, Strategies.Repair(3), Strategies.BestOfN(3), Strategies.BestOfN(5)])
        {
            RunState state = await RunAsync(strategy);
            StrategyPlay play = await PlayAsync(state.RunId, strategy);
            Assert.Equal((state.Outcome, state.Reason, state.Selected), (play.Outcome, play.Reason, play.Selected));
            Assert.Equal((state.Candidates.Count, state.Attempts, state.Spent.ModelCalls, state.Spent.InputTokens), (play.Candidates, play.Attempts, play.Spent.ModelCalls, play.Spent.InputTokens));
            Assert.Null(play.DiffersAt);
            Assert.InRange(play.Duration, TimeSpan.Zero, state.ActiveTime + TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Strategies_are_compared_on_one_run_and_nothing_is_executed()
    {
        RunState state = await RunAsync(Strategies.BestOfN(3));
        int calls = model.Requests.Count, generated = bench.Generator.Requests.Count, integrated = bench.Integrator.Requests.Count;

        StrategyPlay once = await PlayAsync(state.RunId, Strategies.SingleShot);
        StrategyPlay repair = await PlayAsync(state.RunId, Strategies.Repair(5));
        StrategyPlay first = await PlayAsync(state.RunId, Strategies.BestOfN(3, stopAtFirstPass: true));
        StrategyPlay more = await PlayAsync(state.RunId, Strategies.BestOfN(4));

        Assert.Equal((RunOutcome.NoAcceptableCandidate, 1, 1L), (once.Outcome!.Value, once.Candidates, once.Spent.ModelCalls));
        Assert.Equal((RunOutcome.Succeeded, "c2", 2, 2L, 2L), (repair.Outcome!.Value, repair.Selected, repair.Candidates, repair.Attempts, repair.Spent.ModelCalls));
        Assert.Equal((RunOutcome.Succeeded, "c2", 2), (first.Outcome!.Value, first.Selected, first.Candidates));
        Assert.False(more.IsWithinRecord);
        Assert.Contains("no more than 3 candidates", more.Reason, StringComparison.Ordinal);
        Assert.All([once, repair, first, more], play => Assert.Equal(5, play.DiffersAt));
        Assert.Equal((calls, generated, integrated), (model.Requests.Count, bench.Generator.Requests.Count, bench.Integrator.Requests.Count));
    }

    [Fact]
    public async Task What_would_be_handed_over_and_was_not_is_said_to_leave_the_record()
    {
        bench.Generator.OnGenerate = (request, ct) => ThreeAsync(request, ct).Take(3).Select((c, i) => i == 0 ? c : LoopBench.Writes(i == 1 ? "right\nand longer" : "right"));
        RunState state = await RunAsync(Strategies.BestOfN(3));
        Assert.Equal("c3", state.Selected);

        StrategyPlay play = await PlayAsync(state.RunId, Strategies.Repair(3));

        Assert.Equal(("c2", false), (play.Selected, play.IsWithinRecord));
        Assert.Contains("the run had selected c3, and it c2", play.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_is_played_as_far_as_it_goes()
    {
        RunState state = await RunAsync(Strategies.BestOfN(3));
        long judged = (await bench.ReadAsync(state.RunId)).First(e => e is CandidateEvaluated).Sequence;

        StrategyPlay play = await PlayAsync(await bench.Store.CutAsync(state.RunId, judged), Strategies.BestOfN(3));

        Assert.Contains("was not judged", play.Reason, StringComparison.Ordinal);
        Assert.Equal((null, 0), (play.Outcome, play.Candidates));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named()
    {
        var thrown = await Assert.ThrowsAsync<AgentLoopException>(() => PlayAsync("nowhere", Strategies.SingleShot));
        Assert.Contains("There is no run \"nowhere\"", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private async Task<StrategyPlay> PlayAsync(string runId, ILoopStrategy strategy) => await StrategyComparison.PlayAsync(new StrategyComparisonRequest
    {
        Store = bench.Store,
        RunIds = [runId],
        Strategies = new Dictionary<string, ILoopStrategy> { ["it"] = strategy },
    }).SingleAsync();

    private async Task<RunState> RunAsync(ILoopStrategy strategy)
    {
        await using Loop loop = bench.Build(b => b.UseChatClient(model).UseStrategy(strategy).WithOptions(o => o.MaxParallelism = 1));
        return await loop.RunToEndAsync(bench.Task);
    }

    /// <summary>A wrong one, and two that are right, of which the first is smaller; each after a call of the model.</summary>
    private static async IAsyncEnumerable<Candidate> ThreeAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string[] texts = ["wrong again", "right", "right\nand longer"];
        foreach (string text in texts.Skip(request.Attempts.Count))
        {
            await request.Run.ChatClient.GetResponseAsync($"What now? {text}", cancellationToken: ct);
            yield return LoopBench.Writes(text);
        }
    }
}
