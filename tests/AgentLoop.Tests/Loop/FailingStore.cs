namespace AgentLoop.Tests.Loops;

/// <summary>A store whose n-th append fails, as on a full disk.</summary>
internal sealed class FailingStore(IProvenanceStore inner, int failAt) : IProvenanceStore
{
    private int appends;
    private volatile bool isBroken;

    /// <summary>Has all appends fail from now on, as where the process dies.</summary>
    public void Break() => isBroken = true;

    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => Interlocked.Increment(ref appends) >= failAt || isBroken
        ? throw new ProvenanceException(ProvenanceError.Full, "The disk is full; make room.")
        : inner.AppendAsync(request, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => inner.ReadAsync(request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => inner.VerifyAsync(request, cancellationToken);

    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default) =>
        inner.PutAsync(content, mediaType, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) => inner.GetAsync(digest, cancellationToken);
}
