namespace AgentLoop.Sandboxing.Containers;

/// <summary>What an engine says about itself.</summary>
internal sealed record EngineFacts
{
    public required EngineKind Kind { get; init; }

    public required string Version { get; init; }

    /// <summary>Whether its containers' root is an ordinary user of this machine.</summary>
    public required bool Rootless { get; init; }

    /// <summary>The file with the system calls that it allows; empty where it has them built in.</summary>
    public required string SeccompFile { get; init; }

    public required string Runtime { get; init; }

    public required string ControlGroups { get; init; }

    /// <summary>Whether the containers are on another machine.</summary>
    public required bool Remote { get; init; }
}
