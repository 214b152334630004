namespace AgentLoop;

/// <summary>One answer of a model.</summary>
public sealed record TrajectoryTurn
{
    /// <summary>The tools that it called, in their order.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];
}
