namespace AgentLoop.Tests.Exporting;

/// <summary>A store from which artifacts were pruned.</summary>
internal sealed class ForgetfulStore(IProvenanceStore inner, params IReadOnlyList<Digest> forgotten) : IProvenanceStore
{
    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) =>
        forgotten.Contains(digest) ? default(ReadOnlyMemory<byte>?) : await inner.GetAsync(digest, cancellationToken);

    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => inner.ReadAsync(request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => inner.VerifyAsync(request, cancellationToken);
}
