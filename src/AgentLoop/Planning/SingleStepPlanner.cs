namespace AgentLoop;

/// <summary>Plans to reach the goal in one step, without a model.</summary>
public sealed class SingleStepPlanner : IPlanner
{
    /// <inheritdoc/>
    public ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(new Plan { Steps = [request.Brief.Goal] });
    }
}
