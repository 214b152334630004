namespace AgentLoop;

/// <summary>The evaluation of a candidate was stopped, since another had passed.</summary>
public sealed record CandidateStopped : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <inheritdoc/>
    public override string Kind => "candidate.stopped";
}
