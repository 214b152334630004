namespace AgentLoop;

/// <summary>A candidate was selected.</summary>
public sealed record CandidateSelected : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Why it, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.selected";
}
