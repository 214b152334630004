namespace AgentLoop;

/// <summary>Finds the folder that is to be a workspace and says what is wrong with it.</summary>
internal static class WorkspacePath
{
    /// <exception cref="AgentLoopException">It can be none.</exception>
    public static string Resolve(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            throw new AgentLoopException("The workspace's path is empty; name the folder of a repository.");
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
            throw new AgentLoopException($"The workspace \"{path}\" is a file; name the folder of a repository.");
        if (!Directory.Exists(full))
            throw new AgentLoopException($"The workspace \"{path}\" does not exist; name the folder of a repository.");
        string root = Follow(full);
        if (Path.GetDirectoryName(root) is null)
            throw new AgentLoopException($"The workspace \"{path}\" is a whole disk; name the folder of one repository.");
        if (string.Equals(root, Home(), StringComparison.Ordinal))
            throw new AgentLoopException($"The workspace \"{path}\" is a home folder; name the folder of one repository.");
        return HasFile(root) ? root : throw new AgentLoopException($"The workspace \"{path}\" has no files; name the folder of a repository.");
    }

    private static string Follow(string path) => Directory.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
        ? Path.TrimEndingDirectorySeparator(target.FullName)
        : path;

    private static string Home()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 && Directory.Exists(home) ? Follow(Path.TrimEndingDirectorySeparator(home)) : home;
    }

    private static bool HasFile(string root)
    {
        using IFileTree tree = FileTree.Open(root);
        Stack<string> left = new([""]);
        while (left.TryPop(out string? folder))
        {
            foreach (FolderEntry entry in tree.List(folder).Where(e => !PathGuard.IsGit(e.Name)))
            {
                if (entry.Kind is FileKind.File or FileKind.Link)
                    return true;
                if (entry.Kind == FileKind.Folder)
                    left.Push(folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}");
            }
        }

        return false;
    }
}
