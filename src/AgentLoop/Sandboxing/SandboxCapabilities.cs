namespace AgentLoop;

/// <summary>What a sandbox is and what it was found to enforce on this machine.</summary>
public sealed record SandboxCapabilities
{
    /// <summary>The sandbox's name, such as <c>landlock</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it works here, such as the version of the kernel's interface.</summary>
    public string Mechanism { get; init; } = "";

    /// <summary>What was found out about each promise; one that is not listed is <see cref="PromiseState.Unavailable"/>.</summary>
    public IReadOnlyDictionary<SandboxPromise, PromiseState> Promises { get; init; } = new Dictionary<SandboxPromise, PromiseState>();

    /// <summary>Why it cannot be used here, in a sentence; <see langword="null"/> where it can.</summary>
    public string? Unavailable { get; init; }

    /// <summary>What it enforces.</summary>
    public IEnumerable<SandboxPromise> Enforced => Promises.Where(promise => promise.Value == PromiseState.Enforced).Select(promise => promise.Key).Order();

    /// <summary>What is known about a promise.</summary>
    public PromiseState this[SandboxPromise promise] => Promises.GetValueOrDefault(promise);
}
