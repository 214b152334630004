namespace AgentLoop;

/// <summary>Context that fits a budget, and what was left out for that.</summary>
internal sealed record ContextAssembly
{
    /// <summary>What is shown, in the order it is shown.</summary>
    public required IReadOnlyList<ContextItem> Included { get; init; }

    /// <summary>What is missing, wholly or in part, as it was gathered; most relevant first.</summary>
    public IReadOnlyList<ContextItem> Dropped { get; init; } = [];

    /// <summary>How many tokens the items take, by estimate.</summary>
    public required int Tokens { get; init; }
}
