namespace AgentLoop;

/// <summary>What is known of something that was begun and of which no result was recorded.</summary>
public enum EffectOutcome
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It happened.</summary>
    Happened,

    /// <summary>It did not happen, and will not.</summary>
    DidNotHappen,
}
