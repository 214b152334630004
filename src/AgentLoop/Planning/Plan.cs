namespace AgentLoop;

/// <summary>How the goal is to be reached.</summary>
public sealed record Plan
{
    /// <summary>What is to be done, in order.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Why this way.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>Other ways that were weighed, each with why it was not taken.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>What the attempts under the plan before have shown, on account of which this one replaces it.</summary>
    /// <value>Empty for the first plan.</value>
    public string RevisionReason { get; init; } = "";

    /// <summary>Which plan of the run this is, from 1. Set by the loop.</summary>
    public int Revision { get; init; } = 1;
}
