namespace AgentLoop;

/// <summary>A file as the edits so far leave it.</summary>
internal sealed record EditedFile
{
    /// <summary>What it was in the repository; <see langword="null"/> for a new file.</summary>
    public WorkspaceEntry? Original { get; init; }

    /// <summary>Its content, if an edit gave it one.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    public bool IsLink => Original?.Mode == WorkspaceFileMode.SymbolicLink;

    /// <summary>The content, if it is not what it was.</summary>
    public ReadOnlyMemory<byte>? NewContent => Content is { } content && Digest.Of(content.Span) == Original?.Digest ? null : Content;
}
