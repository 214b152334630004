namespace AgentLoop;

/// <summary>A file before and after a change.</summary>
internal sealed record FileVersions
{
    public required FileChange Change { get; init; }

    /// <summary>The old content; <see langword="null"/> for a file that is added.</summary>
    public required ReadOnlyMemory<byte>? Before { get; init; }

    /// <summary>The new content; <see langword="null"/> for a file that is deleted.</summary>
    public required ReadOnlyMemory<byte>? After { get; init; }

    public required WorkspaceFileMode OldMode { get; init; }

    public required WorkspaceFileMode NewMode { get; init; }

    public ReadOnlyMemory<byte> BeforeBytes => Before.GetValueOrDefault();

    public ReadOnlyMemory<byte> AfterBytes => After.GetValueOrDefault();

    /// <summary>Whether the content stays.</summary>
    public bool IsSame => BeforeBytes.Span.SequenceEqual(AfterBytes.Span);

    /// <summary>Whether a diff can show both as lines.</summary>
    public bool IsText => TextLines.IsText(BeforeBytes.Span) && TextLines.IsText(AfterBytes.Span);

    public LineDiff CompareLines() => LineDiff.Compare(new TextLines(BeforeBytes), new TextLines(AfterBytes));

    /// <summary>Reads what a change starts from and says what it leads to.</summary>
    /// <exception cref="AgentLoopException">The view has no such file, or another content than the change expects.</exception>
    private static async ValueTask<FileVersions> ReadAsync(FileChange change, IWorkspaceView view, SnapshotIndex index, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? before = null;
        if (change.Kind != FileChangeKind.Add)
            before = await view.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false);
        if (change.Kind != FileChangeKind.Add && (before is not { } old || (Digest.Of(old.Span) != change.Expected && !SecretMarks.AreIn(old.Span))))
            throw new AgentLoopException($"The change of \"{change.Path}\" was made for other files than these.");
        WorkspaceFileMode mode = index.Find(change.Path)?.Mode ?? WorkspaceFileMode.File;
        return new FileVersions
        {
            Change = change,
            Before = before,
            After = change.Kind == FileChangeKind.Delete ? null : change.Content ?? before,
            OldMode = mode,
            NewMode = change.IsExecutable is bool executable ? executable ? WorkspaceFileMode.Executable : WorkspaceFileMode.File : mode,
        };
    }

    /// <summary>The same for every change of a set, in the order of their paths.</summary>
    public static async ValueTask<IReadOnlyList<FileVersions>> ReadAllAsync(ChangeSet changes, IWorkspaceView view, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SnapshotIndex index = new(view.Snapshot);
        List<FileVersions> files = new(changes.Files.Count);
        foreach (FileChange change in changes.Files.OrderBy(c => c.Path, StringComparer.Ordinal))
            files.Add(await ReadAsync(change, view, index, cancellationToken).ConfigureAwait(false));
        return files;
    }
}
