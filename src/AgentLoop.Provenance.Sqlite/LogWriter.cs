namespace AgentLoop.Provenance.Sqlite;

/// <summary>Writes batches through the one connection that writes; used by one thread at a time.</summary>
internal sealed class LogWriter : IDisposable
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly TreeWriter tree;
    private readonly ArtifactWriter artifacts;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement findRun;
    private readonly Statement insertRun;
    private readonly Statement findLength;
    private readonly Statement insertEntry;
    private readonly Statement insertRecord;
    private readonly Statement insertCheckpoint;
    private readonly Statement findLengthOfEntry;
    private readonly Statement eraseEntry;
    private readonly List<Action> onceCommitted = [];
    private bool? isSynced;

    public LogWriter(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        tree = new TreeWriter(database);
        artifacts = new ArtifactWriter(database);
        begin = database.Prepare("BEGIN IMMEDIATE");
        commit = database.Prepare("COMMIT");
        findRun = database.Prepare("SELECT id FROM runs WHERE run_id = ?1");
        insertRun = database.Prepare("INSERT INTO runs (run_id) VALUES (?1) RETURNING id");
        findLength = database.Prepare("SELECT max(sequence) + 1 FROM journal WHERE run = ?1");
        insertEntry = database.Prepare("INSERT INTO entries (position, hash, entry) VALUES (?1, ?2, ?3)");
        insertRecord = database.Prepare("INSERT INTO journal (run, sequence, position) VALUES (?1, ?2, ?3)");
        insertCheckpoint = database.Prepare("INSERT OR REPLACE INTO checkpoints (size, note) VALUES (?1, ?2)");
        findLengthOfEntry = database.Prepare("SELECT length(entry) FROM entries WHERE position = ?1");
        eraseEntry = database.Prepare("UPDATE entries SET entry = NULL WHERE position = ?1");
    }

    /// <summary>How artifacts are kept.</summary>
    public ArtifactWriter Artifacts => artifacts;

    /// <summary>How many entries there are, within a transaction.</summary>
    public long Size => tree.Size;

    /// <summary>Writes all of the batch in one transaction, or none of it.</summary>
    public void Commit(IReadOnlyList<PendingWrite> batch)
    {
        Synchronize(batch.Any(write => write.IsSynced));
        begin.Run();
        try
        {
            tree.Begin();
            foreach (PendingWrite write in batch)
                write.WriteTo(this);

            tree.End();
            commit.Run();
            artifacts.OnCommitted();
            onceCommitted.ForEach(action => action());
        }
        finally
        {
            database.RollBack();
            artifacts.OnEnded();
            onceCommitted.Clear();
        }
    }

    /// <summary>Appends to a run that has the expected length.</summary>
    /// <exception cref="ProvenanceException">It has another one, and nothing was written.</exception>
    public void Append(AppendRequest request)
    {
        long run = FindRun(request.RunId);
        long length = run == 0 ? 0 : LengthOf(run);
        if (length != request.ExpectedSequence)
        {
            throw new ProvenanceException(
                ProvenanceError.Conflict,
                $"The run \"{request.RunId}\" has {length} records where {request.ExpectedSequence} were expected: somebody else appended to it.");
        }

        if (request.Records.Count > 0)
            Insert(request.RunId, run == 0 ? InsertRun(request.RunId) : run, length, request.Records);
    }

    /// <summary>Adds one of the store's own entries.</summary>
    public void AppendOwn(ReadOnlyMemory<byte> payload, IReadOnlyList<Digest> vouched)
    {
        long run = FindRun(Removals.OwnRunId);
        artifacts.Vouch(vouched);
        Insert(Removals.OwnRunId, run == 0 ? InsertRun(Removals.OwnRunId) : run, run == 0 ? 0 : LengthOf(run), [payload]);
    }

    public void Keep(long size, string checkpoint) => insertCheckpoint.Bind(1, size).Bind(2, checkpoint).Run();

    /// <summary>Takes the bytes of an entry away and leaves its hash; says how many they were.</summary>
    public long Erase(long position)
    {
        long length = findLengthOfEntry.Bind(1, position).ReadNumber();
        eraseEntry.Bind(1, position).Run();
        return length;
    }

    /// <summary>Does something that no transaction may be open for, once this one is committed.</summary>
    public void OnceCommitted(Action action) => onceCommitted.Add(action);

    /// <summary>Makes all that follows from the entries anew.</summary>
    public void RebuildIndexes()
    {
        tree.Restart();
        new IndexRebuild(database).Perform(leaf => tree.Append(leaf));
    }

    /// <summary>Copies the write-ahead log into the database and empties it, so that nothing that was erased is left there; says whether nobody stood in the way.</summary>
    public bool TryEmptyLog() => database.ReadNumber("PRAGMA wal_checkpoint(TRUNCATE)") == 0;

    public void Dispose() => database.Dispose();

    private long FindRun(string runId) => findRun.Bind(1, runId).ReadNumber();

    private long LengthOf(long run) => findLength.Bind(1, run).ReadNumber();

    private long InsertRun(string runId) => insertRun.Bind(1, runId).ReadNumber();

    private void Insert(string runId, long run, long sequence, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (ReadOnlyMemory<byte> record in records)
        {
            byte[] entry = LogEntry.Write(runId, sequence, now, artifacts.TakeUnnamed(), record.Span);
            Digest leaf = MerkleTree.HashLeaf(entry);
            long position = tree.Append(leaf);
            insertEntry.Bind(1, position).Bind(2, leaf).Bind(3, entry).Run();
            insertRecord.Bind(1, run).Bind(2, sequence).Bind(3, position).Run();
            sequence++;
        }
    }

    // an unsynced commit is readable at once, and the sync of the next one covers it: both are in the same log
    private void Synchronize(bool synced)
    {
        if (isSynced == synced)
            return;

        database.Execute(synced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        isSynced = synced;
    }
}
