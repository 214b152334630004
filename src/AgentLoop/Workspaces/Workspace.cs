namespace AgentLoop;

/// <summary>A folder with a repository's files: the one under change, or a private copy of it.</summary>
/// <remarks>Safe for concurrent use, but for two changes applied at once.</remarks>
public sealed class Workspace
{
    private readonly HashCache hashes;
    private readonly Workspace? source;
    private readonly uint? owner;
    private IgnoreRules? rules;

    private Workspace(string root, HashCache hashes, Workspace? source = null, uint? owner = null)
    {
        Root = root;
        this.hashes = hashes;
        this.source = source;
        this.owner = owner;
    }

    /// <summary>The absolute path, with no symbolic link at its end.</summary>
    public string Root { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="AgentLoopException">
    /// It is missing, no folder, without any file, a whole disk or a home folder.
    /// </exception>
    public static Workspace Open(string path) => new(WorkspacePath.Resolve(path), new HashCache());

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

    /// <summary>The files as they are now, to be read for as long as they stay so.</summary>
    /// <exception cref="AgentLoopException">A file that is not ignored may not be read.</exception>
    public async ValueTask<IWorkspaceView> ViewAsync(CancellationToken cancellationToken = default) =>
        new SnapshotView(this, await SnapshotAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a private copy of everything but <c>.git</c>, ignored files too, with the times and modes they have.</summary>
    /// <param name="destination">Where; nothing may be there yet.</param>
    /// <param name="cancellationToken">Cancels it, and removes what was copied.</param>
    /// <exception cref="AgentLoopException">There is something, or it cannot be written; nothing is left of the copy.</exception>
    public async ValueTask<WorkspaceFork> ForkAsync(string destination, CancellationToken cancellationToken = default)
    {
        rules ??= await ReadRulesAsync(cancellationToken).ConfigureAwait(false);
        HashCache forkHashes = new();
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));
        ForkMaker maker = new(Root, hashes);
        IReadOnlyList<string> skipped = await maker.MakeAsync(root, forkHashes, cancellationToken).ConfigureAwait(false);
        return new WorkspaceFork(new ForkParts
        {
            Workspace = new Workspace(root, forkHashes, this) { rules = rules },
            Source = this,
            Origins = maker.Origins,
            Content = new CopiedTree(root),
            NotCopied = skipped,
        });
    }

    /// <summary>The layers as a workspace: what is below in them is this one, and what is known of it is known of them.</summary>
    internal Workspace Over(ForkLayers layers) => new(layers.Merged, new HashCache(hashes), this, layers.Owner) { rules = rules };

    /// <summary>Opens the files as they were when a fork was made of them.</summary>
    internal ForkBase OpenBase(ForkOrigins? origins) => new(FileTree.Open(Root), hashes, origins);

    /// <summary>Makes every change, or none and says why.</summary>
    public async ValueTask<ApplyResult> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken = default) =>
        await Task.Run(() => new ChangeSetApplier(Root, owner).Apply(changes, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>What leads from an earlier snapshot to the files as they are now; a file that moved as it was is a rename.</summary>
    /// <exception cref="AgentLoopException">There is a new or changed symbolic link, which no change set can hold.</exception>
    public async ValueTask<ChangeSet> ChangesSinceAsync(WorkspaceSnapshot earlier, CancellationToken cancellationToken = default)
    {
        WorkspaceSnapshot now = await SnapshotAsync(cancellationToken).ConfigureAwait(false);
        using IFileTree tree = FileTree.Open(Root);
        return new SnapshotComparer(Read, Refuse).Compare(earlier, now);

        ReadOnlyMemory<byte> Read(WorkspaceEntry entry) => tree.Read(entry.Path) is { } content && Digest.Of(content) == entry.Digest
            ? content
            : throw new AgentLoopException($"\"{entry.Path}\" changed while the changes were gathered; let nothing run meanwhile.");

        static void Refuse(string path, string reason) => throw new AgentLoopException($"\"{path}\" {reason}.");
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

    /// <summary>A fork has no repository around it: the rules are those of its source, and stay what they were at first.</summary>
    internal async ValueTask<IgnoreRules> ReadRulesAsync(CancellationToken cancellationToken) => source is null
        ? rules = await IgnoreRulesReader.ReadAsync(Root, cancellationToken).ConfigureAwait(false)
        : rules ??= await source.ReadRulesAsync(cancellationToken).ConfigureAwait(false);
}
