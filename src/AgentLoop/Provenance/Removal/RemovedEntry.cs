namespace AgentLoop;

/// <summary>An entry whose bytes are gone.</summary>
public sealed record RemovedEntry
{
    /// <summary>Its place in the log.</summary>
    public required long Position { get; init; }

    /// <summary>The hash of its leaf, which stays.</summary>
    public required Digest Hash { get; init; }

    /// <summary>The run it was of.</summary>
    public required string Run { get; init; }

    /// <summary>Its place in the run.</summary>
    public required long Sequence { get; init; }
}
