namespace AgentLoop;

/// <summary>A decision that was made in a run.</summary>
public sealed record RunDecision
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The event's place in the run.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of decision it was.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>What was decided about.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether it was allowed.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Who decided; empty where policies or rules of the sandbox did.</summary>
    public string By { get; init; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; init; } = "";

    internal static IEnumerable<RunDecision> Of(string runId, RunEvent e) => e switch
    {
        ApprovalDecided a =>
        [
            Create(runId, e, DecisionKind.Approval, $"{a.Milestone}: {a.Question}", a.Decision.Approved, a.Decision.Reason) with { By = a.Decision.By },
        ],
        PolicyDecided p => [Create(runId, e, DecisionKind.Policy, $"{p.Action} {p.Tool ?? p.CandidateId}", p.Verdict.Allowed, p.Verdict.Reason)],
        NetworkDecided n => [Create(runId, e, DecisionKind.Network, $"{n.Decision.Host}:{n.Decision.Port}", n.Decision.Allowed, n.Decision.Reason)],
        _ => [],
    };

    private static RunDecision Create(string runId, RunEvent e, DecisionKind kind, string subject, bool allowed, string reason) =>
        new() { RunId = runId, Sequence = e.Sequence, At = e.At, Kind = kind, Subject = subject, Allowed = allowed, Reason = reason };
}
