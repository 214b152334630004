namespace AgentLoop;

/// <summary>What a sandbox is and what it enforces on this machine.</summary>
public sealed record SandboxDescription
{
    /// <summary>The sandbox's name, such as <c>landlock</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it works here, such as the version of the kernel's interface.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>What it enforces on this machine.</summary>
    public IReadOnlyList<SandboxPromise> Enforced { get; init; } = [];

    /// <summary>Why it cannot be used here, in a sentence; <see langword="null"/> where it can.</summary>
    public string? Unavailable { get; init; }
}
