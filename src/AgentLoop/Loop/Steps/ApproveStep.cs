namespace AgentLoop;

/// <summary>Ask for approval of a milestone.</summary>
public sealed record ApproveStep : LoopStep
{
    /// <summary>What is to be approved.</summary>
    public required Milestone Milestone { get; init; }

    /// <inheritdoc/>
    public override string Name => "approve";
}
