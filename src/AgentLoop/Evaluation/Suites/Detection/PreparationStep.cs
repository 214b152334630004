namespace AgentLoop;

/// <summary>What one ecosystem needs done once, with a network.</summary>
internal sealed record PreparationStep
{
    /// <summary>What fetches packages; its failure ends the run.</summary>
    public required IReadOnlyList<SandboxCommand> Commands { get; init; }

    /// <summary>The registries it reaches.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>As <see cref="Preparation.Caches"/>.</summary>
    public IReadOnlyDictionary<string, string> Caches { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What builds ahead, so that candidates build only what they change; it may fail, as where the task is to mend the build.</summary>
    public IReadOnlyList<SandboxCommand> Ahead { get; init; } = [];
}
