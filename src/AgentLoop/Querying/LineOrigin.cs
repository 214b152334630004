namespace AgentLoop;

/// <summary>The candidate of a run that a commit is from.</summary>
public sealed record LineOrigin
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Why this change, in the candidate's words.</summary>
    public required string Rationale { get; init; }

    /// <summary>What models were asked on the way to the candidate, in order.</summary>
    public IReadOnlyList<ArtifactReference> Prompts { get; init; } = [];

    /// <summary>
    /// Whether the run itself says that it handed over this very commit. Anybody can write a run's id under a commit; one that was rebased or picked has it too.
    /// </summary>
    public required bool IsConfirmed { get; init; }
}
