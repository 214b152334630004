namespace AgentLoop;

/// <summary>A record as the store keeps it.</summary>
public sealed record JournalRecord
{
    /// <summary>The run it is of; empty for the store's own records of what was removed.</summary>
    public required string RunId { get; init; }

    /// <summary>Its place in the run, from zero.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its place in the log of the store, from zero: the leaf of the tree.</summary>
    public required long Position { get; init; }

    /// <summary>The bytes of its entry, which are what is hashed; empty where they were erased.</summary>
    public required ReadOnlyMemory<byte> Entry { get; init; }

    /// <summary>The bytes as they were appended, at the end of <see cref="Entry"/>; empty where they were erased.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When the store took it, to the millisecond, by the store's clock; the default value where it was erased.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The hash of its leaf, <see cref="MerkleTree.HashLeaf"/> of <see cref="Entry"/>.</summary>
    public required Digest Hash { get; init; }

    /// <summary>Whether its bytes were erased on somebody's request, and only its hash is left.</summary>
    public bool IsErased => Entry.IsEmpty;
}
