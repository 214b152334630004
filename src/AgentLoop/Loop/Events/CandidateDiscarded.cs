namespace AgentLoop;

/// <summary>A candidate lost against the one that was selected.</summary>
public sealed record CandidateDiscarded : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>What it lost by, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.discarded";
}
