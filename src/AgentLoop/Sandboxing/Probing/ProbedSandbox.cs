namespace AgentLoop;

/// <summary>A sandbox whose promises are to be tried.</summary>
internal sealed record ProbedSandbox
{
    /// <summary>See <see cref="SandboxCapabilities.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="SandboxCapabilities.Mechanism"/>.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>Opens a session without asking for the capabilities first.</summary>
    public required Func<SandboxRequest, ValueTask<ISandboxSession>> Open { get; init; }

    /// <summary>What it has nothing to hold with here; whatever an attempt says, it is <see cref="PromiseState.Unavailable"/>.</summary>
    public IReadOnlyList<SandboxPromise> Unavailable { get; init; } = [];

    /// <summary>What it finds out by itself in an open session, needing no program of the system.</summary>
    public Func<ISandboxSession, IReadOnlyDictionary<SandboxPromise, PromiseState>> Further { get; init; } =
        static _ => new Dictionary<SandboxPromise, PromiseState>();
}
