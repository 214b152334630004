namespace AgentLoop.Sandboxing.Containers;

/// <summary>Whose command line an engine understands.</summary>
internal enum EngineKind
{
    Podman,
    Docker,
}
