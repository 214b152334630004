namespace AgentLoop;

/// <summary>A task to understand.</summary>
public sealed record IntakeRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task as the host gave it.</summary>
    public required AgentTask Task { get; init; }

    /// <summary>The files of the repository, as they are at the start.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>The questions that were put to the host, and its answers, oldest first.</summary>
    public IReadOnlyList<Clarification> Clarifications { get; init; } = [];
}
