namespace AgentLoop;

/// <summary>How many tests of a run had which outcome.</summary>
public sealed record TestCounts
{
    /// <summary>How many passed.</summary>
    public int Passed { get; init; }

    /// <summary>How many failed.</summary>
    public int Failed { get; init; }

    /// <summary>How many did not run.</summary>
    public int Skipped { get; init; }
}
