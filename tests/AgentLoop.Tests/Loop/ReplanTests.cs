using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>A plan revised by what became of its attempts, in a whole run.</summary>
public sealed class ReplanTests
{
    private const string FirstPlan = """{ "steps": ["Write left."], "rationale": "It looks so.", "alternatives": ["Write right: unlikely."] }""";
    private const string SecondPlan = """{ "reason": "Left is refuted twice.", "steps": ["Write right."], "rationale": "What is left over.", "alternatives": [] }""";

    [Fact]
    public async Task A_plan_whose_attempts_fail_is_revised_with_the_reason_and_replays()
    {
        using LoopBench bench = new() { Generator = ByPlan() };
        using ScriptedChatClient model = new ScriptedChatClient().Answer(FirstPlan).Answer(SecondPlan);
        await using Loop loop = bench.Build(b => b.UseChatClient(model).UsePlanner(new ChatPlanner()).UseStrategy(Strategies.Repair(4, attemptsPerPlan: 2)));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(events[^1]).Outcome);
        Assert.Equal([(1, ""), (2, "Left is refuted twice.")], events.OfType<PlanMade>().Select(e => (e.Plan.Revision, e.Plan.RevisionReason)));
        Assert.Equal(2, events.OfType<ContextGathered>().Count());
        Assert.Contains("c2", model.Requests[1].Text, StringComparison.Ordinal);
        ReplayReport replay = await loop.ReplayAsync(((RunStarted)events[0]).RunId);
        Assert.True(replay.IsIdentical, replay.Divergence?.ToString());
    }

    [Fact]
    public async Task A_revised_plan_is_approved_anew()
    {
        using LoopBench bench = new() { Generator = ByPlan() };
        using ScriptedChatClient model = new ScriptedChatClient().Answer(FirstPlan).Answer(SecondPlan);
        List<int> asked = [];
        DelegateApprover approver = new((request, _) =>
        {
            asked.Add(request.Plan!.Revision);
            return ValueTask.FromResult(new ApprovalDecision { Approved = request.Plan.Revision == 1, By = "me", Reason = "Not that." });
        });
        await using Loop loop = bench.Build(b => b.UseChatClient(model).UsePlanner(new ChatPlanner()).UseApprover(approver).RequireApproval(Milestone.Plan)
            .UseStrategy(Strategies.Repair(4, attemptsPerPlan: 1)));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        RunFinished end = Assert.IsType<RunFinished>(events[^1]);
        Assert.Equal((RunOutcome.ApprovalDenied, "Not that."), (end.Outcome, end.Reason));
        Assert.Equal([1, 2], asked);
    }

    /// <summary>Writes the last word of the plan's step.</summary>
    private static FakeGenerator ByPlan() => new()
    {
        OnGenerate = (request, _) => new[] { LoopBench.Writes(request.Plan.Steps[0].Split(' ')[^1].TrimEnd('.')) }.ToAsyncEnumerable(),
    };
}
