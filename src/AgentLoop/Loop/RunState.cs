namespace AgentLoop;

/// <summary>What a run has come to: the fold of its events.</summary>
public sealed record RunState
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }
}
