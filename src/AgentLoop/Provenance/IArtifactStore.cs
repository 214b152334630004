namespace AgentLoop;

/// <summary>Keeps content by its digest.</summary>
/// <remarks>
/// Safe for concurrent use. What was put is readable at once, and durable no later than the next append to the journal
/// that the same store keeps. Putting the same content twice keeps it once.
/// </remarks>
public interface IArtifactStore
{
    /// <summary>Keeps the content and names it.</summary>
    ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default);

    /// <summary>The content with this digest, checked against it; <see langword="null"/> where the store has none.</summary>
    /// <exception cref="ProvenanceException">What is stored under the digest is not what it names.</exception>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default);
}
