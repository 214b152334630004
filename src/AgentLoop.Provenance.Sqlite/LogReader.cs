namespace AgentLoop.Provenance.Sqlite;

/// <summary>Reads through a connection of its own; used by one caller at a time.</summary>
internal sealed class LogReader : IDisposable
{
    private const string ArtifactColumns = "SELECT id, name, content, salt, length, stored, packing FROM artifacts";

    private readonly Statement selectHead;
    private readonly Statement selectRun;
    private readonly Statement selectLength;
    private readonly Statement selectRecords;
    private readonly Statement selectEntries;
    private readonly Statement selectPlace;
    private readonly Statement selectNamed;
    private readonly Statement selectHolding;
    private readonly Statement selectChunk;
    private readonly Statement selectCheckpoint;

    public LogReader(Database database)
    {
        Database = database;
        Tree = new StoredTree(database);
        selectHead = database.Prepare("SELECT origin, size, frontier FROM log");
        selectRun = database.Prepare("SELECT id FROM runs WHERE run_id = ?1");
        selectLength = database.Prepare("SELECT max(sequence) + 1 FROM journal WHERE run = ?1");
        selectRecords = database.Prepare(
            "SELECT j.position, e.hash, e.entry, j.sequence FROM journal j LEFT JOIN entries e ON e.position = j.position WHERE j.run = ?1 AND j.sequence >= ?2 ORDER BY j.sequence");
        selectEntries = database.Prepare("SELECT position, hash, entry FROM entries WHERE position >= ?1 ORDER BY position");
        selectPlace = database.Prepare("SELECT r.run_id, j.sequence FROM journal j JOIN runs r ON r.id = j.run WHERE j.position = ?1");
        selectNamed = database.Prepare(ArtifactColumns + " WHERE name = ?1");
        selectHolding = database.Prepare(ArtifactColumns + " WHERE content = ?1 ORDER BY id LIMIT 1");
        selectChunk = database.Prepare("SELECT bytes FROM chunks WHERE id = ?1");
        selectCheckpoint = database.Prepare("SELECT note FROM checkpoints WHERE size > ?1 AND size <= ?2 ORDER BY size DESC LIMIT 1");
    }

    public Database Database { get; }

    /// <summary>The tree over the entries.</summary>
    public StoredTree Tree { get; }

    public LogHead Head() => LogHead.Read(selectHead, Database.Path);

    /// <summary>The name of the log, whatever is wrong with where it stands.</summary>
    public string Origin()
    {
        using Statement select = new(Database, "SELECT origin FROM log");
        return select.Step() ? select.GetText(0) : throw new ProvenanceException(
            ProvenanceError.Corrupt, $"The journal \"{Database.Path}\" does not say which log it is; restore it from a copy.");
    }

    /// <summary>The row of a run; zero where there is none.</summary>
    public long FindRun(string runId) => selectRun.Bind(1, runId).ReadNumber();

    public long LengthOf(long run) => selectLength.Bind(1, run).ReadNumber();

    /// <summary>The runs, in the order in which they began.</summary>
    public IEnumerable<StoredRun> Runs()
    {
        using Statement select = new(
            Database,
            "SELECT r.run_id, count(*), min(j.position), max(j.position) FROM runs r JOIN journal j ON j.run = r.id WHERE r.run_id <> '' GROUP BY r.id ORDER BY 3");
        while (select.Step())
        {
            yield return new StoredRun
            {
                RunId = select.GetText(0),
                Length = select.GetNumber(1),
                FirstPosition = select.GetNumber(2),
                LastPosition = select.GetNumber(3),
            };
        }
    }

    /// <summary>The entries of a run, read as they are asked for.</summary>
    public IEnumerable<StoredEntry> EntriesOf(long run, long fromSequence)
    {
        try
        {
            selectRecords.Bind(1, run).Bind(2, fromSequence);
            while (selectRecords.Step())
                yield return StoredEntry.Read(selectRecords) with { Sequence = selectRecords.GetNumber(3) };
        }
        finally
        {
            selectRecords.Reset();
        }
    }

    /// <summary>The entries of the log, read as they are asked for.</summary>
    public IEnumerable<StoredEntry> Entries(long fromPosition)
    {
        try
        {
            selectEntries.Bind(1, fromPosition);
            while (selectEntries.Step())
                yield return StoredEntry.Read(selectEntries);
        }
        finally
        {
            selectEntries.Reset();
        }
    }

    /// <summary>Which record an entry is whose bytes do not say it any more.</summary>
    public (string RunId, long Sequence) PlaceOf(long position)
    {
        try
        {
            return selectPlace.Bind(1, position).Step() ? (selectPlace.GetText(0), selectPlace.GetNumber(1)) : ("", -1);
        }
        finally
        {
            selectPlace.Reset();
        }
    }

    public ArtifactRow? FindArtifact(ArtifactQuery query)
    {
        if (query.Name.IsNone && query.ContentDigest.IsNone)
            return null;
        (Statement select, Digest digest) = query.Name.IsNone ? (selectHolding, query.ContentDigest) : (selectNamed, query.Name);
        try
        {
            return select.Bind(1, digest).Step() ? ArtifactRow.Read(select) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>All artifacts.</summary>
    public IEnumerable<ArtifactRow> Artifacts()
    {
        using Statement select = new(Database, ArtifactColumns + " ORDER BY id");
        while (select.Step())
            yield return ArtifactRow.Read(select);
    }

    /// <summary>A chunk of an artifact's content; <see langword="null"/> behind the last.</summary>
    public byte[]? ChunkOf(long artifact, long number)
    {
        try
        {
            return selectChunk.Bind(1, (artifact << ArtifactWriter.ChunkBits) + number).Step() ? selectChunk.GetBytes(0).ToArray() : null;
        }
        finally
        {
            selectChunk.Reset();
        }
    }

    /// <summary>The newest checkpoint that covers more entries than some and no more than others.</summary>
    /// <exception cref="ProvenanceException">It cannot be read.</exception>
    public SignedNote? CheckpointBetween(long moreThan, long atMost)
    {
        try
        {
            return selectCheckpoint.Bind(1, moreThan).Bind(2, atMost).Step() ? SignedNote.Parse(selectCheckpoint.GetText(0)) : null;
        }
        catch (FormatException e)
        {
            throw new ProvenanceException(ProvenanceError.Corrupt, $"A checkpoint of the journal \"{Database.Path}\" was changed; verify the store, and restore it from a copy.", e);
        }
        finally
        {
            selectCheckpoint.Reset();
        }
    }

    public void Dispose() => Database.Dispose();
}
