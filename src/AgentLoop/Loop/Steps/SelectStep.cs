namespace AgentLoop;

/// <summary>Choose among the candidates that passed, by evidence.</summary>
public sealed record SelectStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "select";
}
