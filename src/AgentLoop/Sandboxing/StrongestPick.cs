namespace AgentLoop;

/// <summary>Which of several sandboxes was picked, and what it enforces.</summary>
internal sealed record StrongestPick
{
    /// <summary><see langword="null"/> where none can be used.</summary>
    public ISandbox? Sandbox { get; init; }

    public required SandboxCapabilities Capabilities { get; init; }
}
