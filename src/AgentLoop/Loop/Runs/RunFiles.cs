namespace AgentLoop;

/// <summary>
/// The folder of a run: an untouched copy of the repository, so that the user may go on working, and the candidates' forks of it.
/// It is locked while the run goes on and removed when it ends.
/// </summary>
internal sealed class RunFiles : IAsyncDisposable
{
    private readonly RunOwnership ownership;
    private readonly WorkspaceFork pristine;
    private readonly SemaphoreSlim preparing = new(1, 1);
    private bool isPrepared;
    private int forks;

    private RunFiles(RunOwnership ownership, WorkspaceFork pristine, WorkspaceSnapshot snapshot)
    {
        this.ownership = ownership;
        this.pristine = pristine;
        Snapshot = snapshot;
    }

    /// <summary>The files of the repository.</summary>
    public WorkspaceSnapshot Snapshot { get; }

    /// <summary>Where plugins read them.</summary>
    public IWorkspaceView View => new SnapshotView(pristine.Workspace, Snapshot);

    /// <summary>The untouched copy's folder.</summary>
    public string Pristine => pristine.Workspace.Root;

    /// <summary>The folder that a preparation may fill.</summary>
    public string Cache => Directory.CreateDirectory(Path.Combine(ownership.Folder, "cache")).FullName;

    /// <summary>What of a preparation's cache later commands may read.</summary>
    public IReadOnlyList<string> Caches(Preparation? preparation) => preparation is null ? [] : [Cache];

    /// <summary>The variables that lead into the cache.</summary>
    public IReadOnlyDictionary<string, string> CacheVariables(Preparation? preparation) =>
        preparation?.Caches.ToDictionary(cache => cache.Key, cache => Path.Combine(Cache, cache.Value), StringComparer.Ordinal)
        ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Opens the files of a run that is this process's, and disposes of that with them.</summary>
    /// <exception cref="AgentLoopException">The workspace cannot be used.</exception>
    public static async ValueTask<RunFiles> OpenAsync(RunOwnership ownership, string workspace, CancellationToken cancellationToken)
    {
        Workspace source = Workspace.Open(workspace);
        // What a process that was killed has left is of no use: nobody can say how far it came.
        foreach (string left in Directory.EnumerateDirectories(ownership.Folder))
            TreeRemover.Remove(left);
        string copy = Path.Combine(ownership.Folder, "base");
        WorkspaceSnapshot snapshot = await source.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        WorkspaceFork pristine = await source.ForkAsync(copy, cancellationToken).ConfigureAwait(false);
        return new RunFiles(ownership, pristine, snapshot);
    }

    /// <summary>Prepares the untouched copy, unless that was done. No copy of it may be made meanwhile.</summary>
    public async ValueTask PrepareOnceAsync(Func<ValueTask> prepare, CancellationToken cancellationToken)
    {
        await preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isPrepared)
                await prepare().ConfigureAwait(false);
            isPrepared = true;
        }
        finally
        {
            preparing.Release();
        }
    }

    /// <summary>A copy for one candidate; its owner disposes it.</summary>
    public ValueTask<WorkspaceFork> ForkAsync(IWorkspaceForker forker, SandboxLimits limits, CancellationToken cancellationToken) => forker.ForkAsync(
        new WorkspaceForkRequest
        {
            Workspace = pristine.Workspace,
            Destination = Path.Combine(ownership.Folder, $"fork-{Interlocked.Increment(ref forks)}"),
            DiskBytes = limits.DiskBytes,
            DiskFiles = limits.DiskFiles,
        },
        cancellationToken);

    /// <summary>A copy with a name of its own, at the same place whenever the run is taken up; its owner disposes it.</summary>
    public ValueTask<WorkspaceFork> ForkAsAsync(string name, CancellationToken cancellationToken) =>
        pristine.Workspace.ForkAsync(Path.Combine(ownership.Folder, $"fork-{name}"), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await pristine.DisposeAsync().ConfigureAwait(false);
        await ownership.DisposeAsync().ConfigureAwait(false);
        preparing.Dispose();
    }
}
