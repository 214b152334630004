namespace AgentLoop.Provenance.Sqlite;

/// <summary>Writes batches through the one connection that writes; used by one thread at a time.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Database database;
    private readonly RunHeads heads;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement insertRun;
    private readonly Statement updateRun;
    private readonly Statement insertRecord;
    private readonly Statement findArtifact;
    private readonly Statement insertArtifact;
    private bool? isSynced;

    public JournalWriter(Database database)
    {
        this.database = database;
        heads = new RunHeads(database);
        begin = database.Prepare("BEGIN IMMEDIATE");
        commit = database.Prepare("COMMIT");
        insertRun = database.Prepare("INSERT INTO runs (run_id, length, head) VALUES (?1, 0, ?2) RETURNING id");
        updateRun = database.Prepare("UPDATE runs SET length = ?2, head = ?3 WHERE id = ?1");
        insertRecord = database.Prepare("INSERT INTO records (run, sequence, payload, hash) VALUES (?1, ?2, ?3, ?4)");
        findArtifact = database.Prepare("SELECT 1 FROM artifacts WHERE digest = ?1");
        insertArtifact = database.Prepare("INSERT INTO artifacts (digest, content) VALUES (?1, ?2)");
    }

    /// <summary>Writes all of the batch in one transaction, or none of it.</summary>
    public void Commit(IReadOnlyList<PendingWrite> batch)
    {
        Synchronize(batch.Any(write => write.IsSynced));
        begin.Run();
        try
        {
            foreach (PendingWrite write in batch)
                write.WriteTo(this);

            commit.Run();
        }
        finally
        {
            database.RollBack();
        }
    }

    /// <summary>Appends to a run that has the expected length.</summary>
    /// <exception cref="ProvenanceException">It has another one, and nothing was written.</exception>
    public void Append(AppendRequest request)
    {
        RunHead head = heads.Find(request.RunId) ?? RunHead.Start(request.RunId);
        if (head.Length != request.ExpectedSequence)
        {
            throw new ProvenanceException(
                ProvenanceError.Conflict,
                $"The run \"{request.RunId}\" has {head.Length} records where {request.ExpectedSequence} were expected: somebody else appended to it.");
        }

        if (request.Records.Count > 0)
            Insert(request.Records, head.Key == 0 ? head with { Key = Insert(request.RunId, head.Hash) } : head);
    }

    public void Keep(Digest digest, ReadOnlySpan<byte> content)
    {
        if (!findArtifact.Bind(1, digest).Run())
            insertArtifact.Bind(1, digest).Bind(2, content).Run();
    }

    public void Dispose() => database.Dispose();

    private long Insert(string runId, Digest start)
    {
        try
        {
            insertRun.Bind(1, runId).Bind(2, start).Step();
            return insertRun.GetNumber(0);
        }
        finally
        {
            insertRun.Reset();
        }
    }

    private void Insert(IReadOnlyList<ReadOnlyMemory<byte>> records, RunHead head)
    {
        Digest hash = head.Hash;
        long sequence = head.Length;
        foreach (ReadOnlyMemory<byte> record in records)
        {
            hash = RecordChain.Next(hash, sequence, record.Span);
            insertRecord.Bind(1, head.Key).Bind(2, sequence).Bind(3, record.Span).Bind(4, hash).Run();
            sequence++;
        }

        updateRun.Bind(1, head.Key).Bind(2, sequence).Bind(3, hash).Run();
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
