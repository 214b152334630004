namespace AgentLoop;

/// <summary>Make a plan, or revise the last one.</summary>
public sealed record PlanStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "plan";
}
