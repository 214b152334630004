namespace AgentLoop;

/// <summary>What a model proposes.</summary>
internal sealed record EditProposal
{
    public required string Rationale { get; init; }

    public required IReadOnlyList<Edit> Edits { get; init; }
}
