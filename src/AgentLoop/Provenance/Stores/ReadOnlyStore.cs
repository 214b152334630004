namespace AgentLoop;

/// <summary>A store as a replay sees it: read from, and left as it was.</summary>
internal sealed class ReadOnlyStore(IProvenanceStore inner) : DelegatingProvenanceStore(inner)
{
    private readonly InMemoryProvenanceStore scratch = new();

    /// <summary>Content that is kept already has the name it has; what is new is named here, and is gone with the replay.</summary>
    public override async ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default)
    {
        ArtifactReference kept = await scratch.PutAsync(content, cancellationToken).ConfigureAwait(false);
        Digest digest = (await scratch.FindAsync(ArtifactQuery.Named(kept.Digest), cancellationToken).ConfigureAwait(false))!.ContentDigest;
        return await Inner.FindAsync(ArtifactQuery.Holding(digest), cancellationToken).ConfigureAwait(false) is { } known
            ? kept with { Digest = known.Name }
            : kept;
    }

    public override async ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
        await Inner.FindAsync(query, cancellationToken).ConfigureAwait(false) ?? await scratch.FindAsync(query, cancellationToken).ConfigureAwait(false);

    public override ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => throw WritesNothing();

    public override ValueTask<SignedNote> CheckpointAsync(CancellationToken cancellationToken = default) => throw WritesNothing();

    public override ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default) => throw WritesNothing();

    public override ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default) => throw WritesNothing();

    private static InvalidOperationException WritesNothing() => new("A replay writes nothing.");
}
