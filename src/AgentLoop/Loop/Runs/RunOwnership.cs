namespace AgentLoop;

/// <summary>This process's hold on a run, which ends with the process. Nobody else performs the run meanwhile.</summary>
internal sealed class RunOwnership : IAsyncDisposable
{
    private readonly IAsyncDisposable recorded;
    private readonly FileStream held;
    private bool isReleased;

    private RunOwnership(string folder, IAsyncDisposable recorded, FileStream held) => (Folder, this.recorded, this.held) = (folder, recorded, held);

    /// <summary>The folder of the run, which goes with the hold.</summary>
    public string Folder { get; }

    /// <summary>Takes the run in the store, which others may use from elsewhere, and its folder here.</summary>
    /// <exception cref="AgentLoopException">Another process performs the run.</exception>
    public static async ValueTask<RunOwnership> TakeAsync(IRunOwnership store, string folder, string runId, CancellationToken cancellationToken)
    {
        IAsyncDisposable recorded = await store.OwnAsync(runId, cancellationToken).ConfigureAwait(false);
        try
        {
            PrivateFolder.Create(folder);
            return new RunOwnership(folder, recorded, new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e)
        {
            await recorded.DisposeAsync().ConfigureAwait(false);
            if (e is not IOException)
                throw;
            throw new AgentLoopException($"Run \"{runId}\" is being performed by another process; wait for it to end, or end it.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isReleased, value: true))
            return; // the folder may be another's by now
        await held.DisposeAsync().ConfigureAwait(false);
        TreeRemover.Remove(Folder);
        await recorded.DisposeAsync().ConfigureAwait(false);
    }
}
