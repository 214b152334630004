namespace AgentLoop;

/// <summary>A candidate was executed and evaluated.</summary>
public sealed record CandidateEvaluated : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>What the gates come to together.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What each evaluator said; those after a gate that did not pass were not asked.</summary>
    public required IReadOnlyList<EvaluationSummary> Evaluations { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.evaluated";
}
