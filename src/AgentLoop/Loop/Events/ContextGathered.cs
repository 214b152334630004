namespace AgentLoop;

/// <summary>Context was gathered and fitted.</summary>
public sealed record ContextGathered : RunEvent
{
    /// <summary>What will be shown, in order.</summary>
    public required IReadOnlyList<ContextReference> Items { get; init; }

    /// <summary>What did not fit.</summary>
    public IReadOnlyList<ContextReference> Dropped { get; init; } = [];

    /// <inheritdoc/>
    public override string Kind => "context.gathered";
}
