namespace AgentLoop;

/// <summary>Finds the paths of files and links in a workspace that are not ignored.</summary>
internal sealed class SnapshotWalk(IFileTree tree, IgnoreRules rules)
{
    private readonly Stack<(string Folder, IgnoreScope? Scope)> left = new();
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    public List<string> Find(CancellationToken cancellationToken)
    {
        left.Push(("", rules.Outer));
        while (left.TryPop(out (string Folder, IgnoreScope? Scope) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Enter(next.Folder, next.Scope);
        }

        found.UnionWith(rules.Tracked.Where(path => !PathGuard.NamesGit(path)));
        return [.. found];
    }

    private void Enter(string folder, IgnoreScope? outer)
    {
        IReadOnlyList<FolderEntry> entries = tree.List(folder);
        string prefix = folder.Length == 0 ? "" : folder + "/";
        IgnoreScope? scope = outer;
        if (entries.Any(e => e is { Name: ".gitignore", Kind: FileKind.File }))
            scope = rules.Enter(outer, folder, tree.ReadIgnoreFile(folder));
        foreach (FolderEntry entry in entries)
            Visit(prefix + entry.Name, entry, scope);
    }

    private void Visit(string path, FolderEntry entry, IgnoreScope? scope)
    {
        bool isFolder = entry.Kind == FileKind.Folder;
        if (entry.Kind == FileKind.Other || PathGuard.IsGit(entry.Name) || rules.Ignores(scope, path, isFolder))
            return;
        if (isFolder)
            left.Push((path, scope));
        else
            found.Add(path);
    }
}
