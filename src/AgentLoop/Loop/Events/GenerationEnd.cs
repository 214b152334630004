namespace AgentLoop;

/// <summary>Why no more candidates of a step come.</summary>
public enum GenerationEnd
{
    /// <summary>As many as the step asked for have come.</summary>
    Complete,

    /// <summary>The generator had no more.</summary>
    Exhausted,

    /// <summary>A candidate passed and the step asked to stop there.</summary>
    Stopped,

    /// <summary>The generator failed.</summary>
    Failed,
}
