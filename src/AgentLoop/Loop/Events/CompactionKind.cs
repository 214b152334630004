namespace AgentLoop;

/// <summary>How a conversation is shortened.</summary>
public enum CompactionKind
{
    /// <summary>Old output of tools goes first, then the oldest turns. No model is asked.</summary>
    Elision,

    /// <summary>The model sums up the old turns; where its summary cannot be used, <see cref="Elision"/>.</summary>
    Summary,
}
