namespace AgentLoop.Roslyn;

/// <summary>A file that was built in memory, and the places in the workspace where it belongs.</summary>
internal sealed record BuiltFile
{
    /// <summary>The paths, relative to the workspace.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What belongs there.</summary>
    public required byte[] Content { get; init; }
}
