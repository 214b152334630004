namespace AgentLoop;

/// <summary>A run began.</summary>
public sealed record RunStarted : RunEvent
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The scope of another run that asked for this one, whose id this one's begins with; <see langword="null"/> where the host did.</summary>
    public string? AskedBy { get; init; }

    /// <summary>The task.</summary>
    public required AgentTask Task { get; init; }

    /// <summary>The digest of the workspace's snapshot.</summary>
    public required Digest Base { get; init; }

    /// <summary>The snapshot's manifest.</summary>
    public required ArtifactReference Manifest { get; init; }

    /// <summary>What the run may use.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The milestones that need approval.</summary>
    public IReadOnlyList<Milestone> RequiredApprovals { get; init; } = [];

    /// <summary>The sandbox and what it enforces on this machine.</summary>
    public required SandboxCapabilities Sandbox { get; init; }

    /// <summary>The implementation of each role, by role.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => "run.started";
}
