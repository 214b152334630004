namespace AgentLoop;

/// <summary>A file of the repository that a text names.</summary>
internal sealed record MentionedFile
{
    public required WorkspaceEntry Entry { get; init; }

    /// <summary>The lines that are named with it, from 1.</summary>
    public SortedSet<int> Lines { get; } = [];
}
