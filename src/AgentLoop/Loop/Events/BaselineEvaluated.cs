namespace AgentLoop;

/// <summary>The untouched repository was evaluated.</summary>
public sealed record BaselineEvaluated : RunEvent
{
    /// <summary>What each evaluator said.</summary>
    public required IReadOnlyList<EvaluationSummary> Evaluations { get; init; }

    /// <inheritdoc/>
    public override string Kind => "baseline.evaluated";
}
