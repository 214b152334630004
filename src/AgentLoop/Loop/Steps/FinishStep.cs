namespace AgentLoop;

/// <summary>End the run.</summary>
public sealed record FinishStep : LoopStep
{
    /// <summary>What the run came to.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string Name => "finish";
}
