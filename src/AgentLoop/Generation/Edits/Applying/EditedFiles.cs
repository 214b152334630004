namespace AgentLoop;

/// <summary>The files of a repository as the edits so far leave them, and the change set that this comes to.</summary>
internal sealed class EditedFiles(IWorkspaceView workspace)
{
    private readonly FilesByName originals = new(workspace.Snapshot);
    private readonly Stack<(string Path, bool WasTouched, EditedFile? File)> undo = [];

    /// <summary>What edits touched, by path; <see langword="null"/> for what is gone.</summary>
    private readonly Dictionary<string, EditedFile?> touched = new(StringComparer.Ordinal);

    /// <summary>The file at a path; <see langword="null"/> where there is none.</summary>
    public EditedFile? Find(string path) => touched.TryGetValue(path, out EditedFile? file) ? file
        : Original(path) is { } entry ? new EditedFile { Original = entry }
        : null;

    /// <summary>What the repository has at a path, whatever edits did to it.</summary>
    public WorkspaceEntry? Original(string path) => originals.Find(path);

    public void Put(string path, EditedFile? file)
    {
        bool wasTouched = touched.TryGetValue(path, out EditedFile? before);
        undo.Push((path, wasTouched, before));
        originals.Count(path, One(file) - One(Find(path)));
        touched[path] = file;
    }

    /// <summary>Lets what was put until now stand, whatever becomes of the edits that follow.</summary>
    public void Keep() => undo.Clear();

    /// <summary>Takes back what was put since <see cref="Keep"/>.</summary>
    public void Revert()
    {
        while (undo.TryPop(out (string Path, bool WasTouched, EditedFile? File) last))
        {
            int after = One(touched[last.Path]);
            if (last.WasTouched)
                touched[last.Path] = last.File;
            else
                touched.Remove(last.Path);
            originals.Count(last.Path, One(Find(last.Path)) - after);
        }
    }

    /// <summary>The content of a file; <see langword="null"/> if it cannot be read, or is not what the snapshot says.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(EditedFile file, CancellationToken cancellationToken)
    {
        if (file.Content is not null || file.Original is not { } entry)
            return file.Content;
        ReadOnlyMemory<byte>? content = await workspace.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false);
        return content is { } bytes && (Digest.Of(bytes.Span) == entry.Digest || SecretMarks.AreIn(bytes.Span)) ? content : null; // what is masked has another digest
    }

    /// <summary>The text of a file, or why there is none.</summary>
    public async ValueTask<(SourceText? Text, string? Problem)> ReadTextAsync(string path, EditedFile file, CancellationToken cancellationToken)
    {
        if (file.IsLink)
            return (null, EditRefusal.NoText(path));
        if (await ReadAsync(file, cancellationToken).ConfigureAwait(false) is not { } content)
            return (null, EditRefusal.Stale(path));
        return SourceText.TryDecode(content.Span, out SourceText? text) ? (text, null) : (null, EditRefusal.NoText(path));
    }

    /// <summary>Whether the file is another than the one an edit was written for.</summary>
    public bool IsStale(string path, Edit edit) => !edit.Expected.IsNone && (Find(path)?.Original ?? Original(path))?.Digest != edit.Expected;

    /// <summary>Whether an edit moved the repository's file at this path elsewhere.</summary>
    public bool IsMovedAway(string path) => Original(path) is not null && MovedAway().Contains(path);

    /// <summary>Whether there is a folder of this path.</summary>
    public bool IsFolder(string path) => originals.IsFolder(path);

    /// <summary>Whether a file stands where this path needs a folder, or a folder where it needs a file.</summary>
    public bool IsBlocked(string path) => IsFolder(path) || ChangePaths.Folders(path).Any(folder => Find(folder) is not null);

    /// <summary>A file of the same name elsewhere, which was probably meant.</summary>
    public string? Elsewhere(string path) => originals.Elsewhere(path);

    public ChangeSet ToChangeSet()
    {
        HashSet<string> moved = MovedAway();
        IEnumerable<FileChange> changes = touched.Select(t => t.Value is { } file ? ToChange(t.Key, file) : ToDeletion(t.Key, moved)).OfType<FileChange>();
        return new ChangeSet { Files = [.. changes.OrderBy(c => c.Path, StringComparer.Ordinal)] };
    }

    private HashSet<string> MovedAway() =>
        [.. touched.Where(t => t.Value?.Original is { } entry && !IsSame(entry.Path, t.Key)).Select(t => t.Value!.Original!.Path)];

    private static int One(EditedFile? file) => file is null ? 0 : 1;

    private static bool IsSame(string? path, string other) => string.Equals(path, other, StringComparison.Ordinal);

    private FileChange? ToDeletion(string path, HashSet<string> moved) =>
        Original(path) is { } gone && !moved.Contains(path) ? Change(gone, FileChangeKind.Delete) : null;

    private static FileChange? ToChange(string path, EditedFile file)
    {
        if (file.Original is not { } entry)
            return new FileChange { Path = path, Kind = FileChangeKind.Add, Content = file.Content };
        if (!IsSame(entry.Path, path))
            return Change(entry, FileChangeKind.Rename) with { NewPath = path, Content = file.NewContent };
        return file.NewContent is { } content ? Change(entry, FileChangeKind.Modify) with { Content = content } : null;
    }

    private static FileChange Change(WorkspaceEntry entry, FileChangeKind kind) => new() { Path = entry.Path, Kind = kind, Expected = entry.Digest };
}
