namespace AgentLoop;

/// <summary>
/// The private copy in which a candidate runs, made when something is first to be done there. Actions that were answered from
/// the journal are done again then, so that the files are what they were.
/// </summary>
internal sealed class CandidateWorkspace(Func<CancellationToken, ValueTask<OpenWorkspace>> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<Func<OpenWorkspace, CancellationToken, Task>> remembered = [];
    private OpenWorkspace? opened;
    private int version;

    /// <summary>Whether what is executed there may reach outside: a network was granted. Where nothing is isolated, nothing is known of that.</summary>
    public bool ReachesOutside { get; init; }

    /// <summary>Whether something was to be done there for real.</summary>
    public bool IsOpen => opened is not null;

    /// <summary>How many actions were taken that may have changed the files, recorded ones included.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary>Makes the copy; says why the candidate could not be applied to it, or nothing.</summary>
    public async ValueTask<IReadOnlyList<string>> PrepareAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            opened ??= await open(cancellationToken).ConfigureAwait(false);
            return opened.Problems;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkspaceFault(e);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The session over the copy, which stands where the journal ends.</summary>
    public async ValueTask<ISandboxSession> OpenAsync(CancellationToken cancellationToken) =>
        (await RebuildAsync(cancellationToken).ConfigureAwait(false)).Session;

    /// <summary>The copy, which stands where the journal ends.</summary>
    public async ValueTask<OpenWorkspace> RebuildAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> problems = await PrepareAsync(cancellationToken).ConfigureAwait(false);
        if (problems.Count > 0)
            throw new AgentLoopException(string.Join(' ', problems));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (Func<OpenWorkspace, CancellationToken, Task> action in remembered)
                await action(opened!, cancellationToken).ConfigureAwait(false);
            remembered.Clear();
            return opened!;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes note of an action; while nothing was done for real, it was answered from the journal and is yet to be done.</summary>
    public void Remember(Func<OpenWorkspace, CancellationToken, Task> action)
    {
        Interlocked.Increment(ref version);
        lock (remembered)
        {
            if (opened is null)
                remembered.Add(action);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (opened is not null)
            await opened.DisposeAsync().ConfigureAwait(false);
        gate.Dispose();
    }
}
