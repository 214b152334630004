namespace AgentLoop;

/// <summary>A stretch of a line.</summary>
internal sealed record DiffWord
{
    public required string Text { get; init; }

    /// <summary>Whether the line it is compared with has it, too.</summary>
    public required bool IsShared { get; init; }
}
