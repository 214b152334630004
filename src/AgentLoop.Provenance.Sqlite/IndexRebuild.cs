using System.Text;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Makes the indexes anew from the entries, within a transaction.</summary>
internal sealed class IndexRebuild(Database database)
{
    private readonly Dictionary<string, long> runs = new(StringComparer.Ordinal);

    /// <exception cref="ProvenanceException">An entry is missing or cannot be read.</exception>
    public void Perform(Action<Digest> appendLeaf)
    {
        // an erased entry says no longer which record it was; the index did
        database.Execute("CREATE TEMP TABLE places AS SELECT r.run_id, j.sequence, j.position FROM journal j JOIN runs r ON r.id = j.run JOIN entries e ON e.position = j.position WHERE e.entry IS NULL");
        database.Execute("DELETE FROM nodes; DELETE FROM journal; DELETE FROM runs; UPDATE log SET size = 0, frontier = zeroblob(0)");
        using Statement insertRun = new(database, "INSERT INTO runs (run_id) VALUES (?1) RETURNING id");
        using Statement insertRecord = new(database, "INSERT INTO journal (run, sequence, position) VALUES (?1, ?2, ?3)");
        using Statement place = new(database, "SELECT run_id, sequence FROM places WHERE position = ?1");
        using Statement select = new(database, "SELECT position, hash, entry FROM entries ORDER BY position");
        for (long next = 0; select.Step(); next++)
        {
            StoredEntry entry = StoredEntry.Read(select);
            (string runId, long sequence) = Place(entry, place);
            if (entry.Position != next)
                throw new ProvenanceException(ProvenanceError.Corrupt, $"Entry {next} of the log is missing; restore the journal \"{database.Path}\" from a copy.");
            appendLeaf(entry.Hash);
            insertRecord.Bind(1, RunOf(runId, insertRun)).Bind(2, sequence).Bind(3, next).Run();
        }

        database.Execute("DROP TABLE places");
    }

    private static (string RunId, long Sequence) Place(StoredEntry entry, Statement place)
    {
        if (LogEntry.TryRead(entry.Bytes, out LogEntry read))
            return (Encoding.UTF8.GetString(read.RunId), read.Sequence);
        try
        {
            return place.Bind(1, entry.Position).Step()
                ? (place.GetText(0), place.GetNumber(1))
                : throw new ProvenanceException(ProvenanceError.Corrupt, $"Entry {entry.Position} of the log cannot be read; restore the journal from a copy.");
        }
        finally
        {
            place.Reset();
        }
    }

    private long RunOf(string runId, Statement insertRun)
    {
        if (!runs.TryGetValue(runId, out long run))
            runs[runId] = run = insertRun.Bind(1, runId).ReadNumber();
        return run;
    }
}
