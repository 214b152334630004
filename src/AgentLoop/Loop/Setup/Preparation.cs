namespace AgentLoop;

/// <summary>
/// What is done to a run's untouched copy before anything is judged, such as restoring packages: once, with a network of its own, so that the
/// candidates need none.
/// </summary>
/// <remarks>
/// What the commands leave in the repository's folder is in every private fork, and in no change set as long as the repository ignores it. A command
/// that fails ends the run.
/// </remarks>
public sealed record Preparation
{
    /// <summary>The commands, one after another.</summary>
    public required IReadOnlyList<SandboxCommand> Commands { get; init; }

    /// <summary>What of the network they may reach.</summary>
    /// <value>Nothing unless said.</value>
    public NetworkGrant Network { get; init; } = NetworkGrant.None;

    /// <summary>
    /// Variables that name a folder of a cache which the commands may fill, and every later command may read and not change, each with the folder's
    /// name in the cache.
    /// </summary>
    /// <value><c>NUGET_PACKAGES</c> in <c>nuget</c> unless said.</value>
    public IReadOnlyDictionary<string, string> Caches { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["NUGET_PACKAGES"] = "nuget" };

    /// <summary>What is wrong with it, in a sentence; <see langword="null"/> where nothing is.</summary>
    internal string? Problem() => Commands.Count == 0
        ? "The preparation has no commands."
        : Caches.Values.FirstOrDefault(name => name.Length == 0 || name is "." or ".." || name.Contains('/', StringComparison.Ordinal)) is { } bad
            ? $"The preparation's cache \"{bad}\" is not the name of a folder."
            : null;
}
