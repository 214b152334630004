namespace AgentLoop;

/// <summary>Makes plans and revises them.</summary>
/// <remarks>One instance serves many runs at once. An exception ends the run as <see cref="RunOutcome.Failed"/>.</remarks>
public interface IPlanner
{
    /// <summary>Makes the first plan, or the next revision.</summary>
    ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default);
}
