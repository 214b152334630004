namespace AgentLoop;

/// <summary>A run to take another course from some point on.</summary>
public sealed record ForkRequest
{
    /// <summary>The run that is forked; it stays as it is.</summary>
    public required string RunId { get; init; }

    /// <summary>
    /// How many of its records the fork begins with. A step that was not complete by then is performed anew.
    /// </summary>
    public required long AtSequence { get; init; }

    /// <summary>Answers to the questions that the run waits for there, in their order.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
