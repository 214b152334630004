namespace AgentLoop;

/// <summary>What was imported.</summary>
public sealed record ImportResult
{
    /// <summary>The ids of the runs, the one that was exported first, then those within it.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>How many records they have together.</summary>
    public required long Records { get; init; }

    /// <summary>How many artifacts came with them.</summary>
    public required long Artifacts { get; init; }
}
