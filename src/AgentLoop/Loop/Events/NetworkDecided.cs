namespace AgentLoop;

/// <summary>A command asked for a host, and this is what it was told.</summary>
public sealed record NetworkDecided : RunEvent
{
    /// <summary>What was asked and decided.</summary>
    public required NetworkDecision Decision { get; init; }

    /// <inheritdoc/>
    public override string Kind => "network.decided";
}
