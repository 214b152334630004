namespace AgentLoop;

/// <summary>What approval is asked for.</summary>
public sealed record ApprovalRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>What is to be approved.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>What is asked, in a sentence.</summary>
    public required string Question { get; init; }

    /// <summary>The plan, at <see cref="Milestone.Plan"/>.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The candidate, at <see cref="Milestone.Integrate"/>.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>The call, at <see cref="Milestone.ToolCall"/>.</summary>
    public ToolCall? Tool { get; init; }

    /// <summary>The candidate's change as a unified diff; empty where there is none.</summary>
    public string Diff { get; init; } = "";

    /// <summary>What the evaluators said of the candidate.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];
}
