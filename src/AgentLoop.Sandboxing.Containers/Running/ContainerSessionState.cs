namespace AgentLoop.Sandboxing.Containers;

/// <summary>What the commands of a session share.</summary>
internal sealed record ContainerSessionState
{
    public required string EngineName { get; init; }

    public required ContainerGroup Group { get; init; }

    public required ContainerCpuTime CpuTime { get; init; }

    public required SandboxLimits Limits { get; init; }

    public required Stragglers Stragglers { get; init; }
}
