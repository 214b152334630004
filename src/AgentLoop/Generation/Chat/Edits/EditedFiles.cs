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

    private FileChange? ToChange(string path, EditedFile? file) => file switch
    {
        null when Original(path) is { } gone && !IsMovedAway(path) => new FileChange { Path = path, Kind = FileChangeKind.Delete, Expected = gone.Digest },
        null => null,
        { Original: null } => new FileChange { Path = path, Kind = FileChangeKind.Add, Content = file.Content },
        { Original: { } entry } when !IsSame(entry.Path, path) =>
            new FileChange { Path = entry.Path, Kind = FileChangeKind.Rename, NewPath = path, Expected = entry.Digest, Content = file.NewContent },
        { NewContent: { } content } => new FileChange { Path = path, Kind = FileChangeKind.Modify, Expected = file.Original.Digest, Content = content },
        _ => null,
    };
}
