namespace AgentLoop;

/// <summary>Turn the task into a brief.</summary>
public sealed record UnderstandStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "understand";
}
