namespace AgentLoop;

/// <summary>The journal of every run, in one log: appended to, read, verified, never changed.</summary>
/// <remarks>
/// Safe for concurrent use. A record is kept as the exact bytes it was handed in, within an entry (<see cref="LogEntry"/>) that also has the run, its place
/// in it and the time; the entries are the leaves of one Merkle tree (<see cref="MerkleTree"/>), so that a changed, missing or moved record is found, and a
/// run that was removed as well. A store is owned, and disposed, by who made it.
/// </remarks>
public interface IProvenanceStore : IArtifactStore, ITransparencyLog, IContentRemoval, IRunOwnership
{
    /// <summary>Appends records to the end of a run's journal, all or none; they are durable when this returns.</summary>
    /// <exception cref="ProvenanceException">
    /// The run has another length than expected (<see cref="ProvenanceError.Conflict"/>), or the store cannot be written.
    /// </exception>
    ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default);

    /// <summary>The records of a run in their order, or those of all runs in the order of the log; none for a run that the store does not know.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or found that a record is not what was appended.</exception>
    IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default);

    /// <summary>The runs of the store, in the order in which they began.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read.</exception>
    IAsyncEnumerable<StoredRun> ListRunsAsync(CancellationToken cancellationToken = default);

    /// <summary>Checks that what is stored is what was appended: every entry, its place in the tree, every checkpoint, every artifact.</summary>
    /// <remarks>What does not hold is in the report, and never an exception.</remarks>
    ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default);
}
