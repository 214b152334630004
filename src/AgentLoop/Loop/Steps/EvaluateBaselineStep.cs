namespace AgentLoop;

/// <summary>Evaluate the untouched repository, so that "broken before" can be told from "broken by this".</summary>
public sealed record EvaluateBaselineStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "baseline";
}
