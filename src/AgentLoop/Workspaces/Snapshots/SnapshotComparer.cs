namespace AgentLoop;

/// <summary>Finds the changes between two snapshots, the second of which can still be read.</summary>
/// <param name="read">Reads a file of the second.</param>
/// <param name="refuse">Is told of each file that no change can hold: its path, and why in words that follow it. It may throw; the file is left out.</param>
internal sealed class SnapshotComparer(Func<WorkspaceEntry, ReadOnlyMemory<byte>> read, Action<string, string> refuse)
{
    private readonly List<FileChange> changes = [];

    public ChangeSet Compare(WorkspaceSnapshot earlier, WorkspaceSnapshot now)
    {
        Dictionary<string, WorkspaceEntry> left = earlier.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);
        List<WorkspaceEntry> added = [];
        foreach (WorkspaceEntry entry in now.Entries)
        {
            if (!left.Remove(entry.Path, out WorkspaceEntry? before))
                added.Add(entry);
            else if (before != entry)
                Modify(before, entry);
        }

        Dictionary<(Digest, bool), Queue<WorkspaceEntry>> gone = left.Values
            .OrderBy(e => e.Path, StringComparer.Ordinal)
            .GroupBy(Identity)
            .ToDictionary(g => g.Key, g => new Queue<WorkspaceEntry>(g));
        foreach (WorkspaceEntry entry in added)
            Arrive(entry, gone);
        foreach (WorkspaceEntry entry in gone.Values.SelectMany(entries => entries))
            changes.Add(new FileChange { Path = entry.Path, Kind = FileChangeKind.Delete, Expected = entry.Digest });
        return new ChangeSet { Files = [.. changes.OrderBy(c => c.Path, StringComparer.Ordinal)] };
    }

    private static (Digest Digest, bool IsLink) Identity(WorkspaceEntry entry) => (entry.Digest, entry.Mode == WorkspaceFileMode.SymbolicLink);

    private void Modify(WorkspaceEntry before, WorkspaceEntry after)
    {
        if (IsRefused(after))
            return;
        if (before.Mode == WorkspaceFileMode.SymbolicLink)
        {
            refuse(before.Path, "was a symbolic link and is a file now; give the file another name");
            return;
        }

        changes.Add(new FileChange
        {
            Path = after.Path,
            Kind = FileChangeKind.Modify,
            Expected = before.Digest,
            Content = before.Digest == after.Digest ? default(ReadOnlyMemory<byte>?) : read(after),
            IsExecutable = before.Mode == after.Mode ? null : after.Mode == WorkspaceFileMode.Executable,
        });
    }

    private void Arrive(WorkspaceEntry entry, Dictionary<(Digest, bool), Queue<WorkspaceEntry>> gone)
    {
        if (entry.Length > 0 && gone.TryGetValue(Identity(entry), out Queue<WorkspaceEntry>? same) && same.TryDequeue(out WorkspaceEntry? from))
        {
            changes.Add(new FileChange
            {
                Path = from.Path,
                Kind = FileChangeKind.Rename,
                NewPath = entry.Path,
                Expected = from.Digest,
                IsExecutable = from.Mode == entry.Mode ? null : entry.Mode == WorkspaceFileMode.Executable,
            });
            return;
        }

        if (IsRefused(entry))
            return;
        bool? isExecutable = entry.Mode == WorkspaceFileMode.Executable ? true : null;
        changes.Add(new FileChange { Path = entry.Path, Kind = FileChangeKind.Add, Content = read(entry), IsExecutable = isExecutable });
    }

    private bool IsRefused(WorkspaceEntry entry)
    {
        if (entry.Mode == WorkspaceFileMode.SymbolicLink)
            refuse(entry.Path, "is a new symbolic link, and a change holds only files; make it a file");
        return entry.Mode == WorkspaceFileMode.SymbolicLink;
    }
}
