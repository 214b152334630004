namespace AgentLoop;

/// <summary>A run of which a store has records.</summary>
public sealed record StoredRun
{
    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>How many records it has.</summary>
    public required long Length { get; init; }

    /// <summary>The place of its first record in the log.</summary>
    public required long FirstPosition { get; init; }

    /// <summary>The place of its last record in the log.</summary>
    public required long LastPosition { get; init; }
}
