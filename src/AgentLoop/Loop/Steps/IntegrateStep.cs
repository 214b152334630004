namespace AgentLoop;

/// <summary>Hand the selected change over.</summary>
public sealed record IntegrateStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "integrate";
}
