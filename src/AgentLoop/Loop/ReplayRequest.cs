namespace AgentLoop;

/// <summary>A run to perform again up to the first difference, and to go on from there.</summary>
public sealed record ReplayRequest
{
    /// <summary>The run; it stays as it is.</summary>
    public required string RunId { get; init; }

    /// <summary>Answers to the questions that the run waits for there, in their order.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
