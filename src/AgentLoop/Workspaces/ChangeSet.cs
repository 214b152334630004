namespace AgentLoop;

/// <summary>Changes to files, applied all or none.</summary>
/// <remarks>Symbolic links may be deleted and renamed; none can be added or changed.</remarks>
public sealed record ChangeSet
{
    /// <summary>No change at all.</summary>
    public static ChangeSet Empty { get; } = new();

    /// <summary>The changes; each path occurs once.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Whether nothing would change.</summary>
    public bool IsEmpty => Files.Count == 0;
}
