namespace AgentLoop.Provenance.Sqlite;

/// <summary>Holds the indexes against the entries that they are made of.</summary>
internal sealed class IndexVerification(Database database, LogAudit audit)
{
    private readonly Dictionary<byte[], long> runs = new(Utf8Comparer.Instance);
    private readonly Statement findRun = database.Prepare("SELECT id FROM runs WHERE run_id = ?1");
    private readonly Statement findRecord = database.Prepare("SELECT position FROM journal WHERE run = ?1 AND sequence = ?2");

    /// <summary>Looks whether the index has an entry where it stands.</summary>
    public void Verify(long position, ReadOnlySpan<byte> bytes)
    {
        if (!LogEntry.TryRead(bytes, out LogEntry entry))
            return;
        Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> lookup = runs.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(entry.RunId, out long run))
            lookup[entry.RunId] = run = findRun.BindText(1, entry.RunId).ReadNumber();
        try
        {
            bool isThere = findRecord.Bind(1, run).Bind(2, entry.Sequence).Step() && findRecord.GetNumber(0) == position;
            if (!isThere)
                audit.Fail($"The index has entry {position} of the log elsewhere; rebuild the indexes.", System.Text.Encoding.UTF8.GetString(entry.RunId), entry.Sequence);
        }
        finally
        {
            findRecord.Reset();
        }
    }

    /// <summary>Looks whether the index has more than there is.</summary>
    public void VerifyCounts(long size)
    {
        long indexed = database.ReadNumber("SELECT count(*) FROM journal");
        if (indexed != size)
            audit.Fail($"The index names {indexed} records where the log has {size}.");
        long strays = database.ReadNumber("SELECT count(*) FROM runs WHERE id NOT IN (SELECT run FROM journal)")
            + database.ReadNumber("SELECT count(*) FROM journal WHERE run NOT IN (SELECT id FROM runs)");
        if (strays > 0)
            audit.Fail($"{strays} rows of the index belong to no run.");
        long nodes = database.ReadNumber("SELECT count(*) FROM nodes");
        if (nodes != Nodes(size))
            audit.Fail($"The tree has {nodes} roots stored where {Nodes(size)} belong.");
    }

    private static long Nodes(long size)
    {
        long nodes = 0;
        for (int level = TreeWriter.LevelStep; level < MerkleFrontier.MaxLevels; level += TreeWriter.LevelStep)
            nodes += size >> level;
        return nodes;
    }
}
