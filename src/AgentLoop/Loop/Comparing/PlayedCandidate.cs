namespace AgentLoop;

/// <summary>A candidate as it was recorded: what it took to make and to judge it.</summary>
internal sealed record PlayedCandidate
{
    public required CandidateProposed Proposed { get; init; }

    /// <summary>All that happened for it, from what came after the candidate before it.</summary>
    public required IReadOnlyList<RunEvent> Events { get; init; }

    public RunEvent? End => Events.LastOrDefault(e => e is CandidateEvaluated or CandidateRejected or CandidateStopped);

    public bool HasPassed => End is CandidateEvaluated { Verdict: Verdict.Pass };

    public DateTimeOffset EndedAt => Events.Max(e => e.At);
}
