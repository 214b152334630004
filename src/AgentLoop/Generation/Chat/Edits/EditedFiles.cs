namespace AgentLoop;

/// <summary>The files of a repository as the edits so far leave them, and the change set that this comes to.</summary>
internal sealed class EditedFiles(IWorkspaceView workspace)
{
    /// <summary>What edits touched, by path; <see langword="null"/> for what is gone.</summary>
    private readonly SortedDictionary<string, EditedFile?> touched = new(StringComparer.Ordinal);

    /// <summary>The file at a path; <see langword="null"/> where there is none.</summary>
    public EditedFile? Find(string path) => touched.TryGetValue(path, out EditedFile? file) ? file
        : Original(path) is { } entry ? new EditedFile { Original = entry }
        : null;

    /// <summary>What the repository has at a path, whatever edits did to it.</summary>
    public WorkspaceEntry? Original(string path) => workspace.Snapshot.Entries.FirstOrDefault(e => IsSame(e.Path, path));

    public void Put(string path, EditedFile? file) => touched[path] = file;

    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(EditedFile file, CancellationToken cancellationToken) => file switch
    {
        { Content: { } content } => content,
        { Original: { } entry } => await workspace.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    /// <summary>Whether an edit moved the repository's file at this path elsewhere.</summary>
    public bool IsMovedAway(string path) => touched.Any(t => IsSame(t.Value?.Original?.Path, path) && !IsSame(t.Key, path));

    /// <summary>Whether a file stands where this path needs a folder, or a folder where it needs a file.</summary>
    public bool IsBlocked(string path) => workspace.Snapshot.Entries.Select(e => e.Path).Where(p => !touched.ContainsKey(p))
        .Concat(touched.Where(t => t.Value is not null).Select(t => t.Key))
        .Any(p => Contains(p, path) || Contains(path, p));

    /// <summary>A file of the same name elsewhere, which was probably meant.</summary>
    public string? Elsewhere(string path)
    {
        string end = "/" + path[(path.LastIndexOf('/') + 1)..];
        return workspace.Snapshot.Entries.FirstOrDefault(e => ("/" + e.Path).EndsWith(end, StringComparison.OrdinalIgnoreCase))?.Path;
    }

    public ChangeSet ToChangeSet() => new()
    {
        Files = [.. touched.Select(t => ToChange(t.Key, t.Value)).OfType<FileChange>().OrderBy(c => c.Path, StringComparer.Ordinal)],
    };

    private static bool IsSame(string? path, string other) => string.Equals(path, other, StringComparison.Ordinal);

    private static bool Contains(string folder, string path) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    private FileChange? ToChange(string path, EditedFile? file)
    {
        if (file is null)
            return Original(path) is { } gone && !IsMovedAway(path) ? Change(gone, FileChangeKind.Delete) : null;
        if (file.Original is not { } entry)
            return new FileChange { Path = path, Kind = FileChangeKind.Add, Content = file.Content };
        if (!IsSame(entry.Path, path))
            return Change(entry, FileChangeKind.Rename) with { NewPath = path, Content = file.NewContent };
        return file.NewContent is { } content ? Change(entry, FileChangeKind.Modify) with { Content = content } : null;
    }

    private static FileChange Change(WorkspaceEntry entry, FileChangeKind kind) => new() { Path = entry.Path, Kind = kind, Expected = entry.Digest };
}
