namespace AgentLoop.Provenance.Sqlite;

/// <summary>An entry as it is stored.</summary>
internal sealed record StoredEntry
{
    public required long Position { get; init; }

    public required Digest Hash { get; init; }

    /// <summary>Its bytes; none where they were erased.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Where its bytes are gone, whether that is as it should be: erased, and not the row missing.</summary>
    public required bool IsThere { get; init; }

    /// <summary>Its place in the run, by the index; -1 where that was not asked.</summary>
    public long Sequence { get; init; } = -1;

    /// <summary>Reads position, hash and entry from the first three columns.</summary>
    public static StoredEntry Read(Statement row) => new()
    {
        Position = row.GetNumber(0),
        Hash = row.GetDigest(1),
        Bytes = row.GetBytes(2).ToArray(),
        IsThere = !row.IsNull(1),
    };

    /// <summary>The record, checked against its hash; <see langword="null"/> where it is not what was appended.</summary>
    public JournalRecord? ToRecord(string runId, long sequence)
    {
        if (Bytes.Length == 0)
        {
            return IsThere
                ? new JournalRecord { RunId = runId, Sequence = sequence, Position = Position, Entry = default, Payload = default, Hash = Hash }
                : null;
        }
        return MerkleTree.HashLeaf(Bytes) == Hash && LogEntry.ToRecord(Bytes, Position, Hash) is { } record && record.RunId == runId && record.Sequence == sequence
            ? record
            : null;
    }
}
