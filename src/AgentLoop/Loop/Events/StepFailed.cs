namespace AgentLoop;

/// <summary>A step was cut off: a plugin that the run cannot do without failed, or a budget ran out.</summary>
public sealed record StepFailed : RunEvent
{
    /// <summary>What happened, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The budget that ran out; <see langword="null"/> where a plugin failed.</summary>
    public BudgetDimension? Exhausted { get; init; }

    /// <inheritdoc/>
    public override string Kind => "step.failed";
}
