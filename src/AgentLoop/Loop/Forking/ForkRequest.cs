namespace AgentLoop;

/// <summary>A run to take another course from some record on, with the strategy, the model, the budget and all plugins of the loop that forks it.</summary>
public sealed record ForkRequest
{
    /// <summary>The run that is forked; it stays as it is.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// How many of its records the fork begins with. A step that was not complete by then goes on as it was decided: what it had recorded is met again, and
    /// what follows is new. Where this loop's plugins would do something else in it, fork before its <see cref="StepStarted"/>.
    /// </summary>
    public required long AtSequence { get; init; }

    /// <summary>Answers to the questions that the run waits for there, in their order.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What the fork has in the place of the next record, the one with the number <see cref="AtSequence"/>: what if the model had said something else, or the person had declined?</summary>
    /// <value><see langword="null"/>, nothing, unless said.</value>
    public Substitute? Instead { get; init; }
}
