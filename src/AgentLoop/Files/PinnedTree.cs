namespace AgentLoop;

/// <summary>Moves, makes and removes what is below a folder, through folders that are pinned for it.</summary>
/// <param name="root">The folder.</param>
/// <param name="owner">Who gets what is made; <see langword="null"/> for the user of this process.</param>
internal sealed class PinnedTree(string root, uint? owner = null)
{
    /// <summary>Holds a folder.</summary>
    /// <exception cref="IOException">It is gone, or behind a symbolic link.</exception>
    public PinnedFolder Pin(string folder) => PinnedFolder.Open(root, folder)
        ?? throw new IOException($"The folder \"{folder}\" is gone, or a symbolic link took its place.");

    /// <summary>Moves a file to a place outside of the tree.</summary>
    public void MoveOut(string path, string to)
    {
        using PinnedFolder folder = Pin(ChangePaths.Folder(path));
        FileMove.Move(Path.Combine(folder.Path, ChangePaths.Name(path)), to);
    }

    /// <summary>Moves a file from a place outside of the tree.</summary>
    public void MoveIn(string from, string path)
    {
        using PinnedFolder folder = Pin(ChangePaths.Folder(path));
        FileMove.Move(from, Path.Combine(folder.Path, ChangePaths.Name(path)));
    }

    /// <summary>Makes a folder; gives whether there was none.</summary>
    public bool Create(string path)
    {
        using PinnedFolder parent = Pin(ChangePaths.Folder(path));
        string folder = Path.Combine(parent.Path, ChangePaths.Name(path));
        if (Directory.Exists(folder))
            return false;
        Directory.CreateDirectory(folder);
        FileOwner.Set(folder, owner);
        return true;
    }

    /// <summary>Whether there is a folder with nothing in it.</summary>
    public bool IsEmpty(string path)
    {
        using PinnedFolder? folder = PinnedFolder.Open(root, path);
        return folder is not null && !Directory.EnumerateFileSystemEntries(folder.Path).Any();
    }

    /// <summary>Removes an empty folder.</summary>
    public void Delete(string path)
    {
        using PinnedFolder parent = Pin(ChangePaths.Folder(path));
        Directory.Delete(Path.Combine(parent.Path, ChangePaths.Name(path)));
    }
}
