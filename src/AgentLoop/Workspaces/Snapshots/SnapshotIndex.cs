namespace AgentLoop;

/// <summary>Finds the entries of a snapshot by their paths.</summary>
internal sealed class SnapshotIndex(WorkspaceSnapshot snapshot)
{
    private readonly Dictionary<string, WorkspaceEntry> entries = snapshot.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);

    public WorkspaceEntry? Find(string path) => entries.GetValueOrDefault(path);
}
