namespace AgentLoop;

/// <summary>A step was performed.</summary>
public sealed record StepFinished : RunEvent
{
    /// <inheritdoc/>
    public override string Kind => "step.finished";
}
