namespace AgentLoop;

/// <summary>An event in a line.</summary>
internal sealed record EventLine
{
    /// <summary>What one filters by: <c>course</c>, <c>decision</c>, <c>model</c>, <c>tool</c>, <c>sandbox</c>, <c>fault</c> or <c>quiet</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What happened.</summary>
    public required string Text { get; init; }

    /// <summary>How much it was.</summary>
    public string Figures { get; init; } = "";
}
