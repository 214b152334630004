namespace AgentLoop;

/// <summary>Recorded runs, and the strategies that are compared on them.</summary>
public sealed record StrategyComparisonRequest
{
    /// <summary>The store that has the runs. It is only read.</summary>
    public required IProvenanceStore Store { get; init; }

    /// <summary>The runs.</summary>
    public required IReadOnlyList<string> RunIds { get; init; }

    /// <summary>The strategies, by the name that they have in the comparison.</summary>
    public required IReadOnlyDictionary<string, ILoopStrategy> Strategies { get; init; }
}
