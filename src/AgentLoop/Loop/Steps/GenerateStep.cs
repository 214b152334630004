namespace AgentLoop;

/// <summary>Generate candidates; each is executed and evaluated as it arrives.</summary>
public sealed record GenerateStep : LoopStep
{
    /// <summary>How many candidates to take at most.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the first candidate that passes stops the others.</summary>
    public bool StopAtFirstPass { get; init; }

    /// <inheritdoc/>
    public override string Name => "generate";
}
