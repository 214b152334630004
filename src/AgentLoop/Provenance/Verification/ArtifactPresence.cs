namespace AgentLoop;

/// <summary>What a store has of an artifact.</summary>
public enum ArtifactPresence
{
    /// <summary>Its content, which is what its name says.</summary>
    Kept,

    /// <summary>Its digest and salt, which are what its name says.</summary>
    Pruned,

    /// <summary>Something else than its name says.</summary>
    Changed,

    /// <summary>Nothing.</summary>
    Missing,
}
