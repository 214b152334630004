namespace AgentLoop;

/// <summary>The strategy decided on a step, and it began.</summary>
public sealed record StepStarted : RunEvent
{
    /// <summary>The step.</summary>
    public required LoopStep Step { get; init; }

    /// <inheritdoc/>
    public override string Kind => "step.started";
}
