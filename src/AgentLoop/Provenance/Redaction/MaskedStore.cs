namespace AgentLoop;

/// <summary>
/// A store that is handed no secret: what is appended or kept is masked first. A loop has no other, and neither have its children, forks and replays.
/// </summary>
internal sealed class MaskedStore(IProvenanceStore inner, SecretMask mask) : IProvenanceStore
{
    private const string Json = "application/json";

    public SecretMask Mask => mask;

    /// <summary>The store itself, for those who have masked what they hand in, and for reading.</summary>
    public IProvenanceStore Inner => inner;

    /// <summary>The same masks over another store, whose own come after them.</summary>
    public MaskedStore Over(IProvenanceStore other) => new(other, mask);

    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default) =>
        inner.PutAsync(mediaType == Json ? mask.ApplyToJson(content) : mask.Apply(content), mediaType, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) => inner.GetAsync(digest, cancellationToken);

    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return inner.AppendAsync(request with { Records = [.. request.Records.Select(mask.ApplyToJson)] }, cancellationToken);
    }

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => inner.ReadAsync(request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => inner.VerifyAsync(request, cancellationToken);
}
