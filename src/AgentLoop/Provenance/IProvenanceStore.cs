namespace AgentLoop;

/// <summary>The journal of every run: appended to, read, verified, never changed.</summary>
/// <remarks>
/// Safe for concurrent use. Records are kept as the exact bytes they were handed in; each is chained to the one before it
/// (<see cref="RecordChain"/>), so that a changed, missing or moved record is found. A store is owned, and disposed, by who made it.
/// </remarks>
public interface IProvenanceStore : IArtifactStore
{
    /// <summary>Appends records to the end of a run's journal, all or none; they are durable when this returns.</summary>
    /// <exception cref="ProvenanceException">
    /// The run has another length than expected (<see cref="ProvenanceError.Conflict"/>), or the store cannot be written.
    /// </exception>
    ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default);

    /// <summary>The records of a run in their order; none for a run that the store does not know.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read, or found that a record is not what was appended.</exception>
    IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default);

    /// <summary>Checks that what is stored is what was appended: every hash, every link, every artifact named by its digest.</summary>
    ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default);
}
