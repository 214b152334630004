namespace AgentLoop;

/// <summary>A change is about to be handed over; without an <see cref="Integrated"/> after it, whether that happened is unknown.</summary>
public sealed record IntegrationStarted : RunEvent
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <inheritdoc/>
    public override string Kind => "integration.started";
}
