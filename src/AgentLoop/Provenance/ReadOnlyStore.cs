using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>A store as a replay sees it: read from, and left as it was.</summary>
internal sealed class ReadOnlyStore(IProvenanceStore inner) : IProvenanceStore
{
    private readonly ConcurrentDictionary<Digest, byte[]> scratch = new();

    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default)
    {
        Digest digest = Digest.Of(content.Span);
        scratch.TryAdd(digest, content.ToArray());
        return ValueTask.FromResult(new ArtifactReference { Digest = digest, Length = content.Length, MediaType = mediaType });
    }

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) =>
        scratch.TryGetValue(digest, out byte[]? content)
            ? ValueTask.FromResult<ReadOnlyMemory<byte>?>(content)
            : inner.GetAsync(digest, cancellationToken);

    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A replay writes nothing.");

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) =>
        inner.VerifyAsync(request, cancellationToken);
}
