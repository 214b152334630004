using System.Text;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Computes every hash anew, from one unchanging view of the database, and collects what differs.</summary>
internal sealed class StoreVerification(LogReader reader, VerifyRequest request, NoteKey ownKey, CancellationToken cancellationToken)
{
    private readonly Database database = reader.Database;
    private LogAudit audit = null!;

    public VerificationReport Verify()
    {
        database.Execute("BEGIN");
        try
        {
            return request.RunId is { } runId ? VerifyRun(runId) : VerifyLog();
        }
        finally
        {
            database.RollBack();
        }
    }

    private VerificationReport VerifyRun(string runId)
    {
        long size = Begin(newestOnly: true)?.Size ?? 0;
        long run = reader.FindRun(runId);
        long own = reader.FindRun(Removals.OwnRunId);
        Guard(() =>
        {
            IEnumerable<StoredEntry> ofRun = request.Sequence is { } only ? reader.EntriesOf(run, only).Take(1) : reader.EntriesOf(run, 0);
            foreach (StoredEntry entry in ofRun.ToList().Concat(reader.EntriesOf(own, 0)).OrderBy(entry => entry.Position))
                TakeOfRun(entry);
        }, runId);
        if (request.Sequence is null)
            Guard(() => CountEntriesOf(runId, run), runId);
        Guard(() => VerifyArtifacts(audit.Artifacts));
        return audit.FinishRun(size, reader.Tree);
    }

    private VerificationReport VerifyLog()
    {
        LogHead? head = Begin(newestOnly: false);
        long size = head?.Size ?? 0;
        Guard(VerifyEntries);
        Guard(() => new IndexVerification(database, audit).VerifyCounts(size));
        Guard(() => VerifyArtifacts(audit.Artifacts.Union(reader.Artifacts().Select(artifact => artifact.Name).ToList())));
        Guard(VerifyStructure);
        return audit.FinishLog(size, head?.Frontier.Root ?? default);
    }

    private LogHead? Begin(bool newestOnly)
    {
        LogHead? head = null;
        List<SignedNote> kept = [];
        List<string> faults = [];
        try
        {
            head = reader.Head();
        }
        catch (ProvenanceException e)
        {
            faults.Add(e.Message);
        }
        using Statement notes = new(database, newestOnly ? "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1" : "SELECT note FROM checkpoints ORDER BY size");
        while (notes.Step())
        {
            try
            {
                kept.Add(SignedNote.Parse(notes.GetText(0)));
            }
            catch (FormatException)
            {
                faults.Add("A checkpoint that the store has kept cannot be read.");
            }
        }
        audit = new LogAudit(request, head?.Origin ?? "", ownKey, kept);
        faults.ForEach(fault => audit.Fail(fault));
        return head;
    }

    private void TakeOfRun(StoredEntry entry)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!entry.IsThere)
            audit.Fail($"Entry {entry.Position} of the log is missing.", request.RunId, entry.Sequence);
        else
            audit.TakeOfRun(entry.Position, entry.Hash, entry.Bytes);
        if (LogEntry.TryRead(entry.Bytes, out LogEntry read) && read.Sequence != entry.Sequence)
            audit.Fail($"The index has entry {entry.Position} of the log elsewhere; rebuild the indexes.", request.RunId, entry.Sequence);
    }

    private void VerifyEntries()
    {
        var index = new IndexVerification(database, audit);
        using Statement select = new(database, "SELECT position, hash, entry FROM entries ORDER BY position");
        audit.OnSubtree = (level, number, root) =>
        {
            if (level % TreeWriter.LevelStep == 0 && reader.Tree.Find(level, number) != root)
                audit.Fail($"The tree has another root over {1L << level} entries from entry {number << level} on than they come to; rebuild the indexes.");
        };
        while (select.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            long position = select.GetNumber(0);
            ReadOnlySpan<byte> bytes = select.GetBytes(2);
            audit.Take(position, select.GetDigest(1), bytes);
            index.Verify(position, bytes);
        }
    }

    // the index may not name all that the log has
    private void CountEntriesOf(string runId, long run)
    {
        byte[] id = Encoding.UTF8.GetBytes(runId);
        using Statement logged = new(database, "SELECT count(*) FROM entries WHERE substr(entry, ?1, ?2) = ?3");
        logged.Bind(1, LogEntry.IdLengthOffset + 1).Bind(2, sizeof(int) + id.Length).Bind(3, LogEntry.WriteId(id));
        using Statement indexed = new(database, "SELECT count(*) FROM journal j JOIN entries e ON e.position = j.position WHERE j.run = ?1 AND e.entry IS NOT NULL");
        (long inLog, long inIndex) = (logged.ReadNumber(), indexed.Bind(1, run).ReadNumber());
        if (inLog != inIndex)
            audit.Fail($"The log has {inLog} records of the run \"{runId}\" where the index names {inIndex}.", runId);
    }

    private void VerifyArtifacts(IEnumerable<Digest> names)
    {
        foreach (Digest name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            audit.TakeArtifact(name, PresenceOf(name));
        }
    }

    private ArtifactPresence PresenceOf(Digest name)
    {
        try
        {
            return reader.FindArtifact(ArtifactQuery.Named(name)) switch
            {
                null => ArtifactPresence.Missing,
                { IsNamedRight: false } => ArtifactPresence.Changed,
                { Packing: Packing.Pruned } => ArtifactPresence.Pruned,
                { } row => IsWhole(row) ? ArtifactPresence.Kept : ArtifactPresence.Changed,
            };
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Corrupt)
        {
            return ArtifactPresence.Changed;
        }
    }

    private bool IsWhole(ArtifactRow row)
    {
        using Stream? content = row.ToArtifact(reader.ChunkOf).Content?.OpenRead();
        byte[] buffer = new byte[64 * 1024];
        while (content?.Read(buffer) > 0)
            cancellationToken.ThrowIfCancellationRequested();
        return row.Packing is Packing.Plain or Packing.Brotli;
    }

    private void VerifyStructure()
    {
        using Statement check = new(database, "PRAGMA integrity_check(10)");
        while (check.Step())
        {
            if (check.GetText(0) is var finding and not "ok")
                audit.Fail($"SQLite finds the database damaged: {finding}.");
        }
    }

    // a page that SQLite cannot make sense of is a finding, and no reason not to look at the rest
    private void Guard(Action verify, string? runId = null)
    {
        try
        {
            verify();
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Corrupt)
        {
            audit.Fail(e.Message, runId);
        }
    }
}
