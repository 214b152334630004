namespace AgentLoop;

/// <summary>The content of a workspace, named by digests.</summary>
public sealed record WorkspaceSnapshot
{
    /// <summary>The digest of the whole: of a line <c>mode digest path\n</c> for each entry, in order, paths quoted as git quotes them.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Every file that is not ignored, in ordinal order of its path.</summary>
    public required IReadOnlyList<WorkspaceEntry> Entries { get; init; }
}
