namespace AgentLoop;

/// <summary>What a run within a run came to.</summary>
public sealed record ChildRunResult
{
    /// <summary>Its id, under which its journal is in the store of the run that asked for it.</summary>
    public required string RunId { get; init; }

    /// <summary>What it came to.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The change it selected, against the files it began with; none where it has none.</summary>
    public ChangeSet Changes { get; init; } = ChangeSet.Empty;

    /// <summary>Why that change.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>
    /// What it must be told before it can go on, where it came to <see cref="RunOutcome.NeedsClarification"/>: hand them on with
    /// <see cref="Candidate.Questions"/>, and begin another with the answers.
    /// </summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>What it used, which the asking run has paid.</summary>
    public required Spending Spending { get; init; }
}
