namespace AgentLoop;

/// <summary>A run ended.</summary>
public sealed record RunFinished : RunEvent
{
    /// <summary>What it came to.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The candidate that was selected, if one was.</summary>
    public string? CandidateId { get; init; }

    /// <inheritdoc/>
    public override string Kind => "run.finished";
}
