namespace AgentLoop;

/// <summary>A candidate was rejected before it ran.</summary>
public sealed record CandidateRejected : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether a policy forbade it.</summary>
    public bool ByPolicy { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.rejected";
}
