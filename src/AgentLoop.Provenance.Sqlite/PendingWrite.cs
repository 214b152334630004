namespace AgentLoop.Provenance.Sqlite;

/// <summary>Something that waits to be written, and whoever waits for it.</summary>
internal abstract class PendingWrite(CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProvenanceException? refusal;

    /// <summary>Ends when the write is done, was refused or has failed; cancelled only if nothing was written.</summary>
    public Task Completion => completion.Task;

    /// <summary>Whether it must be on the disk, not only in the file, before it is done.</summary>
    public abstract bool IsSynced { get; }

    /// <summary>Says whether it is still wanted. From then on it is not cancelled any more.</summary>
    public bool TryBegin() => !cancellationToken.IsCancellationRequested || !completion.TrySetCanceled(cancellationToken);

    public void WriteTo(LogWriter writer)
    {
        refusal = null;
        try
        {
            Write(writer);
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Conflict)
        {
            // wrote nothing, so that the others of the batch are not concerned
            refusal = e;
        }
    }

    public void Complete()
    {
        if (refusal is null)
            completion.TrySetResult();
        else
            completion.TrySetException(refusal);
    }

    public void Fail(Exception exception) => completion.TrySetException(exception);

    protected abstract void Write(LogWriter writer);
}
