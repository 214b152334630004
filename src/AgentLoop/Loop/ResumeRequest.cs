namespace AgentLoop;

/// <summary>A run to take up again.</summary>
public sealed record ResumeRequest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Answers to the questions that the run waits for, in their order; empty where it waits for none.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
