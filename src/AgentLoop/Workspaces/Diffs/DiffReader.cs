namespace AgentLoop;

/// <summary>Makes a change set of a patch.</summary>
internal sealed class DiffReader(IWorkspaceView view)
{
    private readonly SnapshotIndex index = new(view.Snapshot);
    private readonly HunkApplier hunks = new();
    private readonly List<FileChange> changes = [];
    private readonly List<string> problems = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public async ValueTask<DiffResult> ReadAsync(ReadOnlyMemory<byte> patch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PatchParser parsed = PatchParser.Parse(patch);
        problems.AddRange(parsed.Problems);
        if (parsed.Files.Count == 0 && problems.Count == 0)
            problems.Add("The text holds no patch.");
        foreach (FilePatch file in parsed.Problems.Count == 0 ? parsed.Files : [])
        {
            if (await ReadFileAsync(file, cancellationToken).ConfigureAwait(false) is { } problem)
                problems.Add(problem);
        }

        ChangeSet read = new() { Files = [.. changes.OrderBy(c => c.Path, StringComparer.Ordinal)] };
        if (problems.Count == 0)
            problems.AddRange(ChangeSetGuard.Check(read));
        return new DiffResult { Changes = problems.Count == 0 ? read : null, Problems = problems };
    }

    private async ValueTask<string?> ReadFileAsync(FilePatch file, CancellationToken cancellationToken)
    {
        if (file.OldName is null || file.NewName is null || (file.OldName.IsNothing && file.NewName.IsNothing))
            return $"The patch at line {file.Line} does not say which file it is about.";
        bool isAdd = file.IsNew || file.IsCopy || file.OldName.IsNothing;
        string path = Subject(file, isAdd);
        if (!seen.Add(path))
            return $"\"{path}\" is changed twice.";
        if (file.LacksContent)
            return $"The patch of \"{path}\" says that binary files differ, not how.";
        if (file.NewMode.Length > 0 && GitModes.Parse(file.NewMode) is null or WorkspaceFileMode.SymbolicLink)
            return $"The patch of \"{path}\" makes something of mode {file.NewMode}; only ordinary files can be changed.";
        if (isAdd && index.Find(path) is not null)
            return $"\"{path}\" is to be added and is there already.";
        ReadOnlyMemory<byte>? before = null;
        if (!isAdd || file.IsCopy)
        {
            string source = file.IsCopy ? file.OldName.Resolve(index) : path;
            before = await view.ReadAsync(source, cancellationToken).ConfigureAwait(false);
            if (before is null)
                return $"\"{source}\" is to be changed and is not there.";
        }

        return Apply(file, path, isAdd, before.GetValueOrDefault());
    }

    /// <summary>The file a patch is about: the old name, unless only the new one is there, as where a backup was compared.</summary>
    private string Subject(FilePatch file, bool isAdd)
    {
        string old = file.OldName!.Resolve(index);
        string now = file.NewName!.Resolve(index);
        return isAdd || (!file.IsRename && index.Find(old) is null && index.Find(now) is not null) ? now : old;
    }

    private string? Apply(FilePatch file, string path, bool isAdd, ReadOnlyMemory<byte> before)
    {
        ReadOnlyMemory<byte> after = before;
        if (file.Binary is not null)
        {
            if (file.Binary.Apply(before.Span) is not { } content)
                return $"The binary patch of \"{path}\" does not fit the file.";
            after = content;
        }
        else if (file.Hunks.Count > 0)
        {
            if (hunks.Apply(before, file.Hunks, out int failed) is not { } content)
                return $"Hunk {failed} of \"{path}\" does not apply: the lines it shows are not in the file, in this order.";
            after = content;
        }

        FileChange change = Describe(file, path, isAdd, before, after);
        if (change.Kind == FileChangeKind.Delete && !after.IsEmpty)
            return $"The patch deletes \"{path}\" and leaves lines in it.";
        if (change is { Kind: FileChangeKind.Modify, Content: null, IsExecutable: null })
            return $"The patch of \"{path}\" changes nothing.";
        changes.Add(change);
        return null;
    }

    private FileChange Describe(FilePatch file, string path, bool isAdd, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        bool isDelete = !isAdd && (file.IsDeleted || file.NewName!.IsNothing);
        string? newPath = isAdd || isDelete || !file.IsRename ? null : file.NewName!.Resolve(index);
        FileChangeKind kind = isAdd ? FileChangeKind.Add
            : isDelete ? FileChangeKind.Delete
            : newPath is not null ? FileChangeKind.Rename
            : FileChangeKind.Modify;
        WorkspaceFileMode mode = isAdd ? WorkspaceFileMode.File : index.Find(path)!.Mode;
        bool keepsContent = isDelete || (!isAdd && before.Span.SequenceEqual(after.Span));
        return new FileChange
        {
            Path = path,
            NewPath = newPath,
            Kind = kind,
            Expected = isAdd ? default : Digest.Of(before.Span),
            Content = keepsContent ? default(ReadOnlyMemory<byte>?) : after,
            IsExecutable = isDelete ? null : ExecutableOf(file, mode),
        };
    }

    private static bool? ExecutableOf(FilePatch file, WorkspaceFileMode before) =>
        GitModes.Parse(file.NewMode) is { } wanted && wanted != before ? wanted == WorkspaceFileMode.Executable : null;
}
