namespace AgentLoop;

/// <summary>A record as the store keeps it.</summary>
public sealed record JournalRecord
{
    /// <summary>Its place in the run, from zero.</summary>
    public required long Sequence { get; init; }

    /// <summary>The bytes as they were appended.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The hash that chains it to the record before it; see <see cref="RecordChain"/>.</summary>
    public required Digest Hash { get; init; }
}
