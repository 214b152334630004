namespace AgentLoop;

/// <summary>A plan was made or revised.</summary>
public sealed record PlanMade : RunEvent
{
    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <inheritdoc/>
    public override string Kind => "plan.made";
}
