namespace AgentLoop;

/// <summary>Gather what the generator should know.</summary>
public sealed record GatherContextStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "context";
}
