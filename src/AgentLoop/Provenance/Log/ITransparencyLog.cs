namespace AgentLoop;

/// <summary>Proves what a log was to somebody who does not have it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface ITransparencyLog
{
    /// <summary>Signs what the log is now, keeps that and hands it to the store's witness; where nothing was appended since, gives the last one.</summary>
    /// <exception cref="ProvenanceException">The signer or the witness failed, or the store cannot be written.</exception>
    ValueTask<SignedNote> CheckpointAsync(CancellationToken cancellationToken = default);

    /// <summary>Proves that a record stands in the log.</summary>
    /// <exception cref="ProvenanceException">There is no such record (<see cref="ProvenanceError.NotFound"/>), or the store cannot be read.</exception>
    ValueTask<RecordProof> ProveAsync(ProofRequest request, CancellationToken cancellationToken = default);
}
