namespace AgentLoop;

/// <summary>What a session is opened over and what it must hold.</summary>
public sealed record SandboxRequest
{
    /// <summary>
    /// The absolute path of the workspace: the one place that is writable. Links on the way to it are resolved when the session opens; it may not
    /// be one itself, nor a home, a folder of the system, or above one.
    /// </summary>
    public required string Workspace { get; init; }

    /// <summary>
    /// Further absolute paths that may be read and executed, such as a toolchain outside the system's folders. None may lie in what is writable:
    /// there nothing can be kept from being replaced.
    /// </summary>
    public IReadOnlyList<string> ReadOnlyPaths { get; init; } = [];

    /// <summary>Further absolute paths that may be written too, such as a package folder that is being filled.</summary>
    public IReadOnlyList<string> WritablePaths { get; init; } = [];

    /// <summary>Variables for every command of the session, beside those the sandbox sets itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What of the network commands may reach. It narrows what <see cref="SandboxPromise.NetworkIsolation"/> holds, and contradicts no requirement.</summary>
    /// <value>Nothing unless said.</value>
    public NetworkGrant Network { get; init; } = NetworkGrant.None;

    /// <summary>What commands may take.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>
    /// What must be enforced. A sandbox that was found not to enforce all of it, or that could not try, refuses to open and names what is missing.
    /// </summary>
    public IReadOnlyList<SandboxPromise> Required { get; init; } = [];

    /// <summary>Whether limits may be smaller than anybody has a use for, so that a probe need not work for long to reach them.</summary>
    internal bool IsProbe { get; init; }

    /// <summary>The same request with more that must be enforced.</summary>
    public SandboxRequest Require(params IReadOnlyList<SandboxPromise> promises) => this with { Required = [.. Required.Union(promises)] };
}
