namespace AgentLoop.Testing;

/// <summary>A planner that does what a test says.</summary>
public sealed class FakePlanner : IPlanner
{
    private readonly CallLog<PlanRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>A plan with the goal as its one step unless said.</value>
    public Func<PlanRequest, CancellationToken, ValueTask<Plan>> OnPlan { get; set; } =
        static (request, _) => ValueTask.FromResult(new Plan { Steps = [request.Brief.Goal] });

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<PlanRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnPlan(request, cancellationToken);
    }
}
