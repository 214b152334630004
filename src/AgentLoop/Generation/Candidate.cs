namespace AgentLoop;

/// <summary>A proposed change.</summary>
public sealed record Candidate
{
    /// <summary>The change, against the files of <see cref="GenerationRequest.Workspace"/>.</summary>
    public required ChangeSet Changes { get; init; }

    /// <summary>Why this change, in a sentence or two.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>Why there is no usable change, in a sentence for the next attempt; such a candidate fails without being run.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// What only the host can answer, and without which any change would be a guess; such a candidate fails without being run. Where no other candidate of the step
    /// passes, the run ends as <see cref="RunOutcome.NeedsClarification"/>, and goes on with the answers when it is resumed.
    /// </summary>
    /// <value>Nothing unless said.</value>
    public IReadOnlyList<string> Questions { get; init; } = [];
}
