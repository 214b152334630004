namespace AgentLoop;

/// <summary>What context is wanted for.</summary>
public sealed record ContextRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The plan in force.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The files of the repository, as they are at the start.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>What the evaluators said of the untouched repository.</summary>
    public IReadOnlyList<Evaluation> Baseline { get; init; } = [];
}
