namespace AgentLoop;

/// <summary>A question and what the host answered.</summary>
public sealed record Clarification
{
    /// <summary>The question, as it stood in <see cref="Brief.OpenQuestions"/>.</summary>
    public required string Question { get; init; }

    /// <summary>The answer.</summary>
    public required string Answer { get; init; }
}
