namespace AgentLoop;

/// <summary>Two reports compared.</summary>
internal sealed record ComparedTests
{
    /// <summary>Which test is where.</summary>
    public required TestComparison Comparison { get; init; }

    /// <summary>How many tests pass now.</summary>
    public required int Passing { get; init; }

    /// <summary>How many tests ran before or now.</summary>
    public required int Total { get; init; }
}
