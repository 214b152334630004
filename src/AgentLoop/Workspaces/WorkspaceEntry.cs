namespace AgentLoop;

/// <summary>A file of a snapshot.</summary>
public sealed record WorkspaceEntry
{
    /// <summary>The path from the workspace's root, with <c>/</c> between its parts.</summary>
    public required string Path { get; init; }

    /// <summary>What kind of file it is.</summary>
    public required WorkspaceFileMode Mode { get; init; }

    /// <summary>The digest of its content; of a link's target in UTF-8.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }
}
