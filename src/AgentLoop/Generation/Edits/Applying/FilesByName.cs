using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The files of a snapshot by their paths and names, and the folders they are in as edits add and remove files.</summary>
internal sealed class FilesByName
{
    private readonly Dictionary<string, WorkspaceEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folders = new(StringComparer.Ordinal);

    public FilesByName(WorkspaceSnapshot snapshot)
    {
        foreach (WorkspaceEntry entry in snapshot.Entries)
        {
            entries[entry.Path] = entry;
            Count(entry.Path, 1);
        }
    }

    public WorkspaceEntry? Find(string path) => entries.GetValueOrDefault(path);

    public bool IsFolder(string path) => folders.GetValueOrDefault(path) > 0;

    /// <summary>Notes that a file comes or goes.</summary>
    public void Count(string path, int files)
    {
        foreach (string folder in files == 0 ? [] : ChangePaths.Folders(path))
            CollectionsMarshal.GetValueRefOrAddDefault(folders, folder, out _) += files;
    }

    /// <summary>A file of the same name elsewhere, in whatever case.</summary>
    public string? Elsewhere(string path)
    {
        string name = ChangePaths.Name(path);
        return entries.Keys.Where(p => !p.Equals(path, StringComparison.Ordinal))
            .FirstOrDefault(p => ChangePaths.Name(p).Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
