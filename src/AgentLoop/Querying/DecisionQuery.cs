namespace AgentLoop;

/// <summary>Which decisions are looked for. What is not said does not matter.</summary>
public sealed record DecisionQuery
{
    /// <summary>Decisions of this run.</summary>
    /// <value><see langword="null"/>: of all runs.</value>
    public string? RunId { get; init; }

    /// <summary>Decisions of this kind.</summary>
    public DecisionKind? Kind { get; init; }

    /// <summary>Decisions by this person, or whoever else decided.</summary>
    public string? By { get; init; }

    /// <summary>Decisions that allowed, or that did not.</summary>
    public bool? Allowed { get; init; }

    internal bool Matches(RunDecision decision) =>
        (Kind is null || decision.Kind == Kind) && (By is null || decision.By == By) && (Allowed is null || decision.Allowed == Allowed);
}
