namespace AgentLoop.Provenance.Sqlite;

/// <summary>Reads through a connection of its own; used by one caller at a time.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly RunHeads heads;
    private readonly Statement selectHash;
    private readonly Statement selectRecords;
    private readonly Statement selectArtifact;

    public JournalReader(Database database)
    {
        Database = database;
        heads = new RunHeads(database);
        selectHash = database.Prepare("SELECT hash FROM records WHERE run = ?1 AND sequence = ?2");
        selectRecords = database.Prepare("SELECT sequence, payload, hash FROM records WHERE run = ?1 AND sequence >= ?2 ORDER BY sequence");
        selectArtifact = database.Prepare("SELECT content FROM artifacts WHERE digest = ?1");
    }

    public Database Database { get; }

    public RunHead? FindRun(string runId) => heads.Find(runId);

    /// <summary>The hash of a record; the default value where there is no such record.</summary>
    public Digest HashOf(long run, long sequence)
    {
        try
        {
            return selectHash.Bind(1, run).Bind(2, sequence).Step() ? selectHash.GetDigest(0) : default;
        }
        finally
        {
            selectHash.Reset();
        }
    }

    /// <summary>The records of a run, read as they are asked for.</summary>
    public IEnumerable<JournalRecord> RecordsOf(long run, long fromSequence)
    {
        try
        {
            selectRecords.Bind(1, run).Bind(2, fromSequence);
            while (selectRecords.Step())
            {
                yield return new JournalRecord
                {
                    Sequence = selectRecords.GetNumber(0),
                    Payload = selectRecords.GetBytes(1).ToArray(),
                    Hash = selectRecords.GetDigest(2),
                };
            }
        }
        finally
        {
            selectRecords.Reset();
        }
    }

    public byte[]? ArtifactOf(Digest digest)
    {
        try
        {
            return selectArtifact.Bind(1, digest).Step() ? selectArtifact.GetBytes(0).ToArray() : null;
        }
        finally
        {
            selectArtifact.Reset();
        }
    }

    public void Dispose() => Database.Dispose();
}
