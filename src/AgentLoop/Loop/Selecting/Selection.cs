namespace AgentLoop;

/// <summary>Which candidate was chosen, why, and what each other lost by.</summary>
internal sealed record Selection(CandidateState Chosen, string Reason, IReadOnlyList<(CandidateState Loser, string Reason)> Discarded);
