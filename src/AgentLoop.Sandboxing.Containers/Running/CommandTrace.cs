namespace AgentLoop.Sandboxing.Containers;

/// <summary>What is known of a command before it starts, and so without asking any of its processes.</summary>
internal sealed record CommandTrace
{
    public required string Mark { get; init; }

    /// <summary>The processes that were in the container before it, which are none of its own, by number and start.</summary>
    public required IReadOnlySet<(int Id, long Started)> Older { get; init; }
}
