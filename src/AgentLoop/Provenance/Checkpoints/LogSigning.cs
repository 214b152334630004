namespace AgentLoop;

/// <summary>Signs for a log, and hands what was signed to the witness, one checkpoint after the other.</summary>
internal sealed class LogSigning(string origin, ICheckpointSigner signer, LogOptions options) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private long witnessed = -1;

    public string Origin => origin;

    public ICheckpointSigner Signer => signer;

    /// <summary>Signs what the log is and keeps it; a log that has not grown keeps its checkpoint.</summary>
    public async ValueTask<SignedNote> CheckpointAsync(
        Func<(long Size, Digest Root, SignedNote? Last)> read, Func<long, SignedNote, ValueTask> keep, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (long size, Digest root, SignedNote? last) = read();
            var checkpoint = new Checkpoint { Origin = origin, Size = size, Root = root };
            SignedNote note = last is not null && last.Text == checkpoint.Text ? last : await SignAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            if (!ReferenceEquals(note, last))
                await keep(size, note).ConfigureAwait(false);
            await WitnessAsync(size, note, cancellationToken).ConfigureAwait(false);
            return note;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async ValueTask<SignedNote> SignAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            return await SignedNote.SignAsync(checkpoint.Text, signer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not ProvenanceException)
        {
            throw new ProvenanceException(ProvenanceError.Unavailable, $"The log's signer failed ({e.Message}); what was appended is kept, and no checkpoint covers it yet.", e);
        }
    }

    private async ValueTask WitnessAsync(long size, SignedNote note, CancellationToken cancellationToken)
    {
        if (options.Witness is not { } witness || witnessed == size)
            return;
        try
        {
            await witness.WitnessAsync(note, cancellationToken).ConfigureAwait(false);
            witnessed = size;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ProvenanceException(ProvenanceError.Unavailable, $"The log's witness failed ({e.Message}); the checkpoint is kept, and will be handed to it again.", e);
        }
    }
}
