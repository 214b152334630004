namespace AgentLoop;

/// <summary>The task was turned into a brief.</summary>
public sealed record TaskUnderstood : RunEvent
{
    /// <summary>The brief.</summary>
    public required Brief Brief { get; init; }

    /// <inheritdoc/>
    public override string Kind => "task.understood";
}
