namespace AgentLoop;

/// <summary>What a session is opened over and what it must hold.</summary>
public sealed record SandboxRequest
{
    /// <summary>The absolute path of the workspace: the one place that is writable.</summary>
    public required string Workspace { get; init; }

    /// <summary>Further absolute paths that may be read and executed, such as a toolchain outside the system's folders.</summary>
    public IReadOnlyList<string> ReadOnlyPaths { get; init; } = [];

    /// <summary>Further absolute paths that may be written too, such as a package folder that is being filled.</summary>
    public IReadOnlyList<string> WritablePaths { get; init; } = [];

    /// <summary>Variables for every command of the session, beside those the sandbox sets itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What of the network commands may reach.</summary>
    /// <value>Nothing unless said.</value>
    public NetworkGrant Network { get; init; } = NetworkGrant.None;

    /// <summary>What commands may take.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>What must be enforced; a sandbox that does not enforce all of it refuses to open.</summary>
    public IReadOnlyList<SandboxPromise> Required { get; init; } = [];

    /// <summary>The same request with more that must be enforced.</summary>
    public SandboxRequest Require(params IReadOnlyList<SandboxPromise> promises) => this with { Required = [.. Required.Union(promises)] };
}
