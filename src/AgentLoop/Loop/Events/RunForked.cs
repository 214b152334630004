namespace AgentLoop;

/// <summary>The events before this one were copied from another run.</summary>
public sealed record RunForked : RunEvent
{
    /// <summary>The fork's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The run they were copied from.</summary>
    public required string FromRunId { get; init; }

    /// <summary>The number of the one record among them that is not from there: what came of an effect if it had come to something else.</summary>
    public long? Substituted { get; init; }

    /// <summary>How long ago the last of them was: time that no budget counts.</summary>
    public required TimeSpan Paused { get; init; }

    /// <summary>Answers to the questions the run waited for there, in their order.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What the fork may use from here on.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The milestones that need approval in the fork.</summary>
    public IReadOnlyList<Milestone> RequiredApprovals { get; init; } = [];

    /// <summary>The sandbox and what it enforces on this machine.</summary>
    public required SandboxCapabilities Sandbox { get; init; }

    /// <summary>The implementation of each role in the fork, by role.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => "run.forked";
}
