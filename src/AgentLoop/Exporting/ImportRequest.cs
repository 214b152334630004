namespace AgentLoop;

/// <summary>Where to import to.</summary>
public sealed record ImportRequest
{
    /// <summary>The store that the runs are added to.</summary>
    public required IProvenanceStore Store { get; init; }
}
