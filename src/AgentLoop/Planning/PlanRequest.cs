namespace AgentLoop;

/// <summary>What to plan for.</summary>
public sealed record PlanRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The files of the repository, as they are at the start.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>What the evaluators said of the untouched repository.</summary>
    public IReadOnlyList<Evaluation> Baseline { get; init; } = [];

    /// <summary>The plan to revise, if there is one.</summary>
    public Plan? Previous { get; init; }

    /// <summary>What was tried under the plans before, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];
}
