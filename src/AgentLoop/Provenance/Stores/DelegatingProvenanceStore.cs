namespace AgentLoop;

/// <summary>A store that passes on to another one whatever it does not do itself.</summary>
/// <param name="inner">The other store; it stays its giver's.</param>
public abstract class DelegatingProvenanceStore(IProvenanceStore inner) : IProvenanceStore
{
    /// <summary>The store that is passed on to.</summary>
    protected IProvenanceStore Inner => inner;

    /// <inheritdoc />
    public virtual ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => inner.AppendAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual IAsyncEnumerable<StoredRun> ListRunsAsync(CancellationToken cancellationToken = default) => inner.ListRunsAsync(cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) =>
        inner.VerifyAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default) =>
        inner.PutAsync(content, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
        inner.FindAsync(query, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<SignedNote> CheckpointAsync(CancellationToken cancellationToken = default) => inner.CheckpointAsync(cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<RecordProof> ProveAsync(ProofRequest request, CancellationToken cancellationToken = default) => inner.ProveAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default) => inner.EraseAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default) => inner.PruneAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<IAsyncDisposable> OwnAsync(string runId, CancellationToken cancellationToken = default) => inner.OwnAsync(runId, cancellationToken);
}
