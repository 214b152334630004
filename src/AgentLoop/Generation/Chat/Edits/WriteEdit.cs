namespace AgentLoop;

/// <summary>A new file, or a whole new content.</summary>
internal sealed record WriteEdit : Edit
{
    public required string Content { get; init; }
}
