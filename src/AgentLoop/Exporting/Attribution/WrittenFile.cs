namespace AgentLoop;

/// <summary>A file that a change leaves, and the lines of it that came with the change.</summary>
internal sealed record WrittenFile
{
    public required string Path { get; init; }

    /// <summary>In order; none for a file that is no text, or was only renamed.</summary>
    public required IReadOnlyList<WrittenLines> Lines { get; init; }
}
