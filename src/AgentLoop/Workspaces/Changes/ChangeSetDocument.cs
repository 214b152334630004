namespace AgentLoop;

/// <summary>How a change set is stored.</summary>
internal sealed record ChangeSetDocument
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required IReadOnlyList<FileChangeDocument> Files { get; init; }
}
