namespace AgentLoop;

/// <summary>Shorter ways to keep content and to read it.</summary>
public static class ArtifactStoreExtensions
{
    /// <summary>Keeps bytes and names them.</summary>
    /// <exception cref="ProvenanceException">The store cannot be written.</exception>
    public static ValueTask<ArtifactReference> PutAsync(
        this IArtifactStore store, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.PutAsync(ArtifactContent.Of(content, mediaType), cancellationToken);
    }

    /// <summary>The content of this name, checked against it; <see langword="null"/> where the store has none, or no longer.</summary>
    /// <exception cref="ProvenanceException">What is stored under the name is not what it names, or the store cannot be read.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> GetAsync(this IArtifactStore store, Digest name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await store.FindAsync(ArtifactQuery.Named(name), cancellationToken).ConfigureAwait(false) is { Content: not null } found
            ? await found.ReadAsync(cancellationToken).ConfigureAwait(false)
            : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>The whole content, checked against its name.</summary>
    /// <exception cref="ProvenanceException">It is not what the name names, was pruned, or the store cannot be read.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(this StoredArtifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (artifact.Content is not { } content)
            throw new ProvenanceException(ProvenanceError.NotFound, $"The content of the artifact {artifact.Name} was pruned.");
        ReadOnlyMemory<byte> bytes = content.IsInMemory ? content.Bytes : await ReadAllAsync(content, artifact.Length, cancellationToken).ConfigureAwait(false);
        return Digest.Of(bytes.Span) == artifact.ContentDigest && content.Salt.Length == ArtifactName.SaltLength
            && ArtifactName.Of(content.Salt.Span, artifact.ContentDigest) == artifact.Name
            ? bytes
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"The artifact {artifact.Name} was changed after it was kept; do not use it.");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAllAsync(ArtifactContent content, long length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        Stream stream = content.OpenRead();
        await using var owned = stream.ConfigureAwait(false);
        int read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        // one byte more than there should be is as wrong as one less
        return read == bytes.Length && await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0
            ? bytes
            : throw new ProvenanceException(ProvenanceError.Corrupt, "An artifact is not as long as it was when it was kept; do not use it.");
    }
}
