namespace AgentLoop.Tests.Exporting;

/// <summary>A store from which artifacts were erased.</summary>
internal sealed class ForgetfulStore(IProvenanceStore inner, params IReadOnlyList<Digest> forgotten) : DelegatingProvenanceStore(inner)
{
    public override async ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
        await base.FindAsync(query, cancellationToken) is { } found && !forgotten.Contains(found.Name) ? found : null;
}
