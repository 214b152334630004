namespace AgentLoop.Roslyn;

/// <summary>What a candidate does to one path.</summary>
internal sealed record SourceChange
{
    /// <summary>The path, relative to the workspace.</summary>
    public required string Path { get; init; }

    /// <summary>The path that the file had before; <see langword="null"/> for one that is new.</summary>
    public string? OldPath { get; init; }

    /// <summary>What is in the file now; <see langword="null"/> where it is gone.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Whether the compiler reads such files.</summary>
    public bool IsSource => Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a change set does, path by path: a file that is renamed goes in one place and comes in another.</summary>
    public static async ValueTask<IReadOnlyList<SourceChange>> OfAsync(ChangeSet changes, IWorkspaceView view, CancellationToken cancellationToken)
    {
        List<SourceChange> all = [];
        foreach (FileChange change in changes.Files)
        {
            ReadOnlyMemory<byte>? content = change.Content;
            if (content is null && change.Kind is not FileChangeKind.Delete)
                content = await view.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false);
            if (change.Kind is FileChangeKind.Rename or FileChangeKind.Delete)
                all.Add(new SourceChange { Path = change.Path, OldPath = change.Path });
            if (change.Kind is not FileChangeKind.Delete)
                all.Add(new SourceChange { Path = change.NewPath ?? change.Path, OldPath = change.Kind is FileChangeKind.Add ? null : change.Path, Content = content });
        }
        return all;
    }
}
