namespace AgentLoop;

/// <summary>How a loop works.</summary>
public sealed record LoopOptions
{
    /// <summary>How many candidates are executed and evaluated at a time.</summary>
    /// <value>The number of processors unless said; at least 1.</value>
    public int MaxParallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>How many tokens of gathered context the generator is shown at most.</summary>
    /// <value>24,000 unless said; at least 1.</value>
    public int MaxContextTokens { get; set; } = 24_000;

    /// <summary>The folder below which runs keep their private copies; on the file system of the repository they are fastest.</summary>
    /// <value>A folder of the user's own below the system's temporary folder unless said.</value>
    public string WorkFolder { get; set; } = Path.Combine(Path.GetTempPath(), $"agentloop-{Environment.UserName}");

    /// <summary>What every sandbox session must enforce; a sandbox that does not refuses to open, and the run ends.</summary>
    /// <value>Nothing beyond what the chosen sandbox gives unless said.</value>
    public IReadOnlyList<SandboxPromise> RequiredPromises { get; set; } = [];

    /// <summary>What the commands of one session may take.</summary>
    /// <value>See <see cref="AgentLoop.SandboxLimits"/>.</value>
    public SandboxLimits SandboxLimits { get; set; } = new();

    /// <summary>How patient the loop is with its models' endpoints.</summary>
    /// <value>See <see cref="EndpointOptions"/>.</value>
    public EndpointOptions Endpoint { get; set; } = new();

    /// <summary>What is done to the run's copy of the repository before anything is judged.</summary>
    /// <value>Nothing unless said.</value>
    public Preparation? Preparation { get; set; }

    /// <summary>What of the network commands in the sandbox may reach.</summary>
    /// <value>Nothing unless said.</value>
    public NetworkGrant Network { get; set; } = NetworkGrant.None;

    /// <summary>Further absolute paths that commands in the sandbox may read, such as a toolchain outside the system's folders.</summary>
    public IReadOnlyList<string> ReadOnlyPaths { get; set; } = [];
}
