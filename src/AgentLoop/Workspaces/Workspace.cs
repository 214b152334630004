namespace AgentLoop;

/// <summary>A folder with a repository's files: the one under change, or a private copy of it.</summary>
/// <remarks>Safe for concurrent use, but for two changes applied at once.</remarks>
public sealed class Workspace
{
    private readonly HashCache hashes = new();
    private readonly bool isFork;
    private IgnoreRules? rules;

    private Workspace(string root) => Root = root;

    private Workspace(string root, IgnoreRules rules, HashCache hashes)
        : this(root)
    {
        this.rules = rules;
        this.hashes = hashes;
        isFork = true;
    }

    /// <summary>The absolute path, with no symbolic link at its end.</summary>
    public string Root { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="AgentLoopException">
    /// It is missing, no folder, without any file, a whole disk or a home folder.
    /// </exception>
    public static Workspace Open(string path) => new(WorkspacePath.Resolve(path));

    /// <summary>The files as they are now, but for ignored ones that git does not track, and <c>.git</c>.</summary>
    /// <exception cref="AgentLoopException">A file that is not ignored may not be read.</exception>
    public async ValueTask<WorkspaceSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        IgnoreRules current = await ReadRulesAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Run(Build, cancellationToken).ConfigureAwait(false);

        WorkspaceSnapshot Build()
        {
            using IFileTree tree = FileTree.Open(Root);
            return new SnapshotBuilder(tree, current, hashes).Build(cancellationToken);
        }
    }

    /// <summary>Makes a private copy of everything but <c>.git</c>, ignored files too, with the times and modes they have.</summary>
    /// <param name="destination">Where; nothing may be there yet.</param>
    /// <param name="cancellationToken">Cancels it, and removes what was copied.</param>
    /// <exception cref="AgentLoopException">There is something, or it cannot be written; nothing is left of the copy.</exception>
    public async ValueTask<WorkspaceFork> ForkAsync(string destination, CancellationToken cancellationToken = default)
    {
        IgnoreRules current = rules ?? await ReadRulesAsync(cancellationToken).ConfigureAwait(false);
        HashCache forkHashes = new();
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));
        IReadOnlyList<string> skipped = await new ForkMaker(Root, hashes).MakeAsync(root, forkHashes, cancellationToken).ConfigureAwait(false);
        return new WorkspaceFork(new Workspace(root, current, forkHashes), skipped);
    }

    /// <summary>Makes every change, or none and says why.</summary>
    public async ValueTask<ApplyResult> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken = default) =>
        await Task.Run(() => new ChangeSetApplier(Root).Apply(changes, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>What leads from an earlier snapshot to the files as they are now; a file that moved as it was is a rename.</summary>
    /// <exception cref="AgentLoopException">There is a new or changed symbolic link, which no change set can hold.</exception>
    public async ValueTask<ChangeSet> ChangesSinceAsync(WorkspaceSnapshot earlier, CancellationToken cancellationToken = default)
    {
        WorkspaceSnapshot now = await SnapshotAsync(cancellationToken).ConfigureAwait(false);
        using IFileTree tree = FileTree.Open(Root);
        return new SnapshotComparer(tree).Compare(earlier, now);
    }

    /// <summary>The bytes of a file, or of a symbolic link's target; <see langword="null"/> where there is neither.</summary>
    /// <exception cref="AgentLoopException">The file may not be read.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (PathGuard.Refuse(path) is not null)
            return null;
        byte[]? content = await Task.Run(Read, cancellationToken).ConfigureAwait(false);
        return content is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(content);

        byte[]? Read()
        {
            using IFileTree tree = FileTree.Open(Root);
            return tree.Read(path);
        }
    }

    /// <summary>This workspace as it is seen through layers of changes above it.</summary>
    internal Workspace Over(ForkLayers layers) => new(layers.Merged) { rules = rules };

    private async ValueTask<IgnoreRules> ReadRulesAsync(CancellationToken cancellationToken) => isFork && rules is not null
        ? rules
        : rules = await IgnoreRulesReader.ReadAsync(Root, cancellationToken).ConfigureAwait(false);
}
