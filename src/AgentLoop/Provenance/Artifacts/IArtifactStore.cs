namespace AgentLoop;

/// <summary>Keeps content under a name that its content and a salt determine (<see cref="ArtifactName"/>).</summary>
/// <remarks>
/// Safe for concurrent use. What was put is readable at once, and durable no later than the next append to the journal
/// that the same store keeps. Putting the same content twice keeps it once, under one name.
/// </remarks>
public interface IArtifactStore
{
    /// <summary>Keeps the content and names it.</summary>
    /// <exception cref="ProvenanceException">The store cannot be written.</exception>
    ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default);

    /// <summary>The artifact that is looked for; <see langword="null"/> where the store has none, or it was erased.</summary>
    /// <exception cref="ProvenanceException">The store cannot be read.</exception>
    ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default);
}
