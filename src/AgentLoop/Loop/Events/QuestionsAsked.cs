namespace AgentLoop;

/// <summary>Questions were put to the host.</summary>
public sealed record QuestionsAsked : RunEvent
{
    /// <summary>The questions.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <inheritdoc/>
    public override string Kind => "questions.asked";
}
