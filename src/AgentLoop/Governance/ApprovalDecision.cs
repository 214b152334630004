namespace AgentLoop;

/// <summary>What was decided, and by whom.</summary>
public sealed record ApprovalDecision
{
    /// <summary>Whether it is approved.</summary>
    public required bool Approved { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>Why, in the decider's words.</summary>
    public string Reason { get; init; } = "";
}
