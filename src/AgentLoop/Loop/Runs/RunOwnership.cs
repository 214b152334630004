namespace AgentLoop;

/// <summary>This process's hold on a run, which ends with the process. Nobody else performs the run meanwhile.</summary>
internal sealed class RunOwnership : IAsyncDisposable
{
    private readonly FileStream held;
    private bool isReleased;

    private RunOwnership(string folder, FileStream held) => (Folder, this.held) = (folder, held);

    /// <summary>The folder of the run, which goes with the hold.</summary>
    public string Folder { get; }

    /// <exception cref="AgentLoopException">Another process performs the run.</exception>
    public static RunOwnership Take(string folder, string runId)
    {
        PrivateFolder.Create(folder);
        try
        {
            return new RunOwnership(folder, new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new AgentLoopException($"Run \"{runId}\" is being performed by another process; wait for it to end, or end it.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isReleased, value: true))
            return; // the folder may be another's by now
        await held.DisposeAsync().ConfigureAwait(false);
        TreeRemover.Remove(Folder);
    }
}
