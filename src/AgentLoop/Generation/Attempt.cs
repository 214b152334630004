namespace AgentLoop;

/// <summary>A candidate of an earlier step and what became of it.</summary>
public sealed record Attempt
{
    /// <summary>The candidate's id, such as <c>c3</c>.</summary>
    public required string CandidateId { get; init; }

    /// <summary>What was proposed.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>Why it never ran: it did not apply, or a policy forbade it. <see langword="null"/> for one that was evaluated.</summary>
    public string? Rejection { get; init; }

    /// <summary>What the evaluators said.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];
}
