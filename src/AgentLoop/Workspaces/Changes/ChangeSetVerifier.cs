namespace AgentLoop;

/// <summary>Compares a change set with the workspace it is for.</summary>
internal sealed class ChangeSetVerifier
{
    private readonly IFileTree tree;
    private readonly HashSet<string> vacated;
    private readonly OpenRepositories repositories;
    private readonly IReadOnlyList<FileChange> changes;

    public ChangeSetVerifier(IFileTree tree, ChangeSet changes)
    {
        this.tree = tree;
        this.changes = changes.Files;
        vacated = [.. changes.Files.Where(c => c.Vacates()).Select(c => c.Path)];
        repositories = new OpenRepositories([tree], vacated, changes.Files.Select(c => c.Destination()).OfType<string>());
    }

    /// <summary>A sentence for each change that does not fit.</summary>
    public IReadOnlyList<string> Check(CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (FileChange change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? problem = change.Kind == FileChangeKind.Add ? null : CheckSource(change);
            problem ??= change.Kind is FileChangeKind.Add or FileChangeKind.Rename ? CheckDestination(change.Destination()!) : null;
            problem ??= CheckRepository(change.Path) ?? (change.NewPath is { } path ? CheckRepository(path) : null);
            if (problem is not null)
                problems.Add(problem);
        }

        return problems;
    }

    private string? CheckSource(FileChange change)
    {
        if (LinkAbove(change.Path) is { } link)
            return link;
        FileStatus? status = tree.Status(change.Path);
        if (status is not { Kind: FileKind.File or FileKind.Link })
            return $"\"{change.Path}\" is not there; the change was made for other files.";
        bool rewrites = change.Kind == FileChangeKind.Modify || change.Content is not null || change.IsExecutable is not null;
        if (status is { Kind: FileKind.Link } && rewrites)
            return $"\"{change.Path}\" is a symbolic link; it can be deleted or renamed, not changed.";
        return DigestOf(change.Path) == change.Expected
            ? null
            : $"\"{change.Path}\" is not what the change was made for; it has changed since.";
    }

    private string? CheckRepository(string path) =>
        repositories.Includes(path) ? $"\"{path}\" {OpenRepositories.Reason}; leave it as it is." : null;

    private Digest DigestOf(string path)
    {
        using OpenedFile? file = tree.Open(path);
        return file?.Hash().Digest ?? (tree.ReadLink(path) is { } target ? Digest.Of(target) : default);
    }

    private string? CheckDestination(string path)
    {
        if (LinkAbove(path) is { } link)
            return link;
        if (tree.Status(path) is { } status && !vacated.Contains(path))
        {
            if (status.Kind != FileKind.Folder)
                return $"\"{path}\" is there already.";
            if (!vacated.Any(v => v.StartsWith(path + "/", StringComparison.Ordinal)))
                return $"\"{path}\" is a folder.";
        }

        return ChangePaths.Folders(path).Prepend(path).Select(OtherSpelling).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>The reason why a path cannot be followed: a link or a file on the way.</summary>
    private string? LinkAbove(string path)
    {
        foreach (string folder in ChangePaths.Folders(path).Reverse())
        {
            switch (tree.Status(folder)?.Kind)
            {
                case FileKind.Link:
                    return $"\"{path}\" lies behind the symbolic link \"{folder}\".";
                case FileKind.File or FileKind.Other when !vacated.Contains(folder):
                    return $"\"{path}\" lies below \"{folder}\", which is a file.";
            }
        }

        return null;
    }

    private string? OtherSpelling(string path)
    {
        if (tree.Status(path) is not null)
            return null;
        string folder = ChangePaths.Folder(path);
        string name = ChangePaths.Name(path);
        string? other = tree.List(folder).Select(e => e.Name).FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        string spelled = folder.Length == 0 ? other ?? "" : $"{folder}/{other}";
        return other is null || vacated.Contains(spelled)
            ? null
            : $"\"{path}\" and \"{spelled}\" differ only in case, and are one file on many systems.";
    }
}
