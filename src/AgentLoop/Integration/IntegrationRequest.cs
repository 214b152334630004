namespace AgentLoop;

/// <summary>A change to hand over.</summary>
public sealed record IntegrationRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The absolute path of the user's repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The files the change was made against.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The candidate's id, such as <c>c3</c>.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The candidate that was selected.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>What the evaluators said of it.</summary>
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];

    /// <summary>What the log was just before, signed, to go along with the change; <see langword="null"/> where nobody could sign.</summary>
    public SignedNote? Checkpoint { get; init; }
}
