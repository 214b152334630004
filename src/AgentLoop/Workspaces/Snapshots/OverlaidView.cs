namespace AgentLoop;

/// <summary>The files of a view with changes made to them, in memory.</summary>
internal sealed class OverlaidView : IWorkspaceView
{
    private readonly IWorkspaceView below;
    private readonly Dictionary<string, WorkspaceEntry> entries;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> contents;
    private readonly Dictionary<string, string> origins;

    private OverlaidView(OverlaidView from)
    {
        below = from.below;
        entries = new(from.entries, StringComparer.Ordinal);
        contents = new(from.contents, StringComparer.Ordinal);
        origins = new(from.origins, StringComparer.Ordinal);
    }

    private OverlaidView(IWorkspaceView below)
    {
        this.below = below;
        entries = below.Snapshot.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);
        contents = new(StringComparer.Ordinal);
        origins = new(StringComparer.Ordinal);
    }

    public WorkspaceSnapshot Snapshot => field ??= SnapshotDigest.Seal(entries.Values);

    /// <summary>The view with these changes, which were made for it.</summary>
    public static IWorkspaceView Of(IWorkspaceView below, ChangeSet changes)
    {
        if (changes.IsEmpty)
            return below;
        OverlaidView view = below is OverlaidView overlaid ? new(overlaid) : new(below);
        FileChange[] moved = [.. changes.Files.Where(c => c.Kind is FileChangeKind.Rename)];
        WorkspaceEntry?[] sources = [.. moved.Select(c => view.entries.GetValueOrDefault(c.Path))];
        (string Path, ReadOnlyMemory<byte>? Content)[] held = [.. moved.Select(c => view.Source(c.Path))];
        foreach (FileChange change in changes.Files.Where(c => c.Kind is FileChangeKind.Rename or FileChangeKind.Delete))
            view.Remove(change.Path);
        for (int i = 0; i < moved.Length; i++)
            view.Move(moved[i], sources[i], held[i]);
        foreach (FileChange change in changes.Files.Where(c => c.Kind is FileChangeKind.Add or FileChangeKind.Modify))
            view.Put(change.Path, change, view.entries.GetValueOrDefault(change.Path));
        return view;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (contents.TryGetValue(path, out ReadOnlyMemory<byte> content))
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(content);
        return entries.ContainsKey(path)
            ? below.ReadAsync(origins.GetValueOrDefault(path, path), cancellationToken)
            : ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);
    }

    private (string Path, ReadOnlyMemory<byte>? Content) Source(string path) =>
        (origins.GetValueOrDefault(path, path), contents.TryGetValue(path, out ReadOnlyMemory<byte> content) ? content : default(ReadOnlyMemory<byte>?));

    private void Remove(string path)
    {
        entries.Remove(path);
        contents.Remove(path);
        origins.Remove(path);
    }

    private void Move(FileChange change, WorkspaceEntry? source, (string Path, ReadOnlyMemory<byte>? Content) held)
    {
        if (held.Content is { } content)
            contents[change.NewPath!] = content;
        else
            origins[change.NewPath!] = held.Path;
        Put(change.NewPath!, change, source is null ? null : source with { Path = change.NewPath! });
    }

    private void Put(string path, FileChange change, WorkspaceEntry? before)
    {
        WorkspaceEntry entry = before ?? new WorkspaceEntry { Path = path, Mode = WorkspaceFileMode.File, Digest = default, Length = 0 };
        if (change.Content is { } content)
        {
            contents[path] = content;
            entry = entry with { Digest = Digest.Of(content.Span), Length = content.Length };
        }
        if (change.IsExecutable is { } executable)
            entry = entry with { Mode = executable ? WorkspaceFileMode.Executable : WorkspaceFileMode.File };
        entries[path] = entry;
    }
}
