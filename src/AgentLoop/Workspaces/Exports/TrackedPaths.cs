namespace AgentLoop;

/// <summary>The files that count although they are ignored, and the folders that lead to them.</summary>
internal sealed class TrackedPaths(IReadOnlyList<string> files)
{
    private readonly HashSet<string> files = new(files, StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(files.SelectMany(ChangePaths.Folders), StringComparer.Ordinal);

    public bool Contains(string path) => files.Contains(path);

    public bool AreBelow(string folder) => folders.Contains(folder);
}
