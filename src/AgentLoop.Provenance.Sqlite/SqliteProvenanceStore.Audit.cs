using System.Diagnostics;
using System.Text;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Proofs, verification and removal.</summary>
public sealed partial class SqliteProvenanceStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc />
    public ValueTask<SignedNote> CheckpointAsync(CancellationToken cancellationToken = default) => signing.Value.CheckpointAsync(ReadHead, KeepAsync, cancellationToken);

    /// <inheritdoc />
    public ValueTask<RecordProof> ProveAsync(ProofRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Use(reader =>
        {
            long run = reader.FindRun(request.RunId);
            StoredEntry? entry = run == 0 || request.Sequence < 0 ? null : reader.EntriesOf(run, request.Sequence).FirstOrDefault();
            if (entry?.Sequence != request.Sequence)
                throw new ProvenanceException(ProvenanceError.NotFound, $"The run \"{request.RunId}\" has no record {request.Sequence}.");
            long size = reader.Head().Size;
            return RecordProof.Make(request, entry.Position, size, reader.CheckpointBetween(entry.Position, size), reader.Tree, entry.Hash, entry.Bytes);
        }));
    }

    /// <summary>Checks every hash, link and artifact of the store, or of one run or record.</summary>
    /// <remarks>Reads all of it, on a thread of the pool; appends go on meanwhile and are not looked at.</remarks>
    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ValueTask<VerificationReport>(Task.Run(() => Verify(request, cancellationToken), cancellationToken));
    }

    /// <inheritdoc />
    public ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RemoveAsync((artifacts, log) => Removals.Erase(request, artifacts, log), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RemoveAsync((artifacts, log) => Removals.Prune(request, artifacts, log, StoredLengthOf), cancellationToken);
    }

    /// <summary>Makes everything anew that follows from the entries: which records are whose, and the tree. Entries, checkpoints and artifacts are left as they are.</summary>
    /// <exception cref="ProvenanceException">An entry cannot be read, or the store cannot be written.</exception>
    public async ValueTask RebuildIndexesAsync(CancellationToken cancellationToken = default) =>
        await writes.WriteAsync(new PendingRebuild(cancellationToken)).ConfigureAwait(false);

    private async ValueTask<RemovalReport> RemoveAsync(
        Func<IReadOnlyCollection<StoredArtifact>, IEnumerable<JournalRecord>, IReadOnlyList<RemovalNote>> choose, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            (long size, IReadOnlyList<RemovalNote> notes) = await Task.Run(() => readers.Use(reader => Choose(reader, choose)), cancellationToken).ConfigureAwait(false);
            if (notes.Count == 0)
                return Removals.Report(notes, 0);
            List<byte[]> signed = [];
            foreach (RemovalNote note in notes)
                signed.Add(Encoding.UTF8.GetBytes((await note.SignAsync(signing.Value.Origin, signing.Value.Signer, cancellationToken).ConfigureAwait(false)).ToString()));
            PendingRemoval removal = new(notes, signed, size, cancellationToken);
            try
            {
                await writes.WriteAsync(removal).ConfigureAwait(false);
            }
            catch (ProvenanceException e) when (e.Error == ProvenanceError.Conflict && attempt < 10)
            {
                continue;
            }
            await EmptyLogAsync(cancellationToken).ConfigureAwait(false);
            await CheckpointAsync(cancellationToken).ConfigureAwait(false);
            return Removals.Report(notes, removal.Bytes);
        }
    }

    // one view of the database, so that what is chosen belongs to one size of the log
    private static (long Size, IReadOnlyList<RemovalNote> Notes) Choose(
        LogReader reader, Func<IReadOnlyCollection<StoredArtifact>, IEnumerable<JournalRecord>, IReadOnlyList<RemovalNote>> choose)
    {
        reader.Database.Execute("BEGIN");
        try
        {
            long size = reader.Head().Size;
            StoredArtifact[] artifacts = [.. reader.Artifacts().Select(row => row.ToArtifact(reader.ChunkOf))];
            return (size, choose(artifacts, Read(reader, new LogCursor(0, size))));
        }
        finally
        {
            reader.Database.RollBack();
        }
    }

    private static IEnumerable<JournalRecord> Read(LogReader reader, LogCursor cursor)
    {
        while (!cursor.IsAtEnd)
        {
            foreach (JournalRecord record in cursor.ReadPage(reader))
                yield return record;
        }
    }

    private long StoredLengthOf(StoredArtifact artifact) => readers.Use(reader => reader.FindArtifact(ArtifactQuery.Named(artifact.Name)))?.StoredLength ?? 0;

    // what was erased stands in the write-ahead log until that is emptied, for which no reader may look at what was before
    private async ValueTask EmptyLogAsync(CancellationToken cancellationToken)
    {
        Stopwatch waited = Stopwatch.StartNew();
        for (var empty = new PendingEmptying(cancellationToken); ; empty = new PendingEmptying(cancellationToken))
        {
            await writes.WriteAsync(empty).ConfigureAwait(false);
            if (empty.IsDone)
                return;
            if (waited.Elapsed >= lockTimeout)
            {
                throw new ProvenanceException(
                    ProvenanceError.Locked, $"What was erased still stands in the write-ahead log of \"{path}\", which another process reads; end that and open the journal anew.");
            }
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private VerificationReport Verify(VerifyRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return readers.Use(reader => new StoreVerification(reader, request, signing.Value.Signer.Key, cancellationToken).Verify());
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Corrupt)
        {
            // not even its name, its key or its tables can be read
            return new VerificationReport { Runs = 0, Records = 0, Artifacts = 0, Failures = [new VerificationFailure { Problem = e.Message }] };
        }
    }

    private (long Size, Digest Root, SignedNote? Last) ReadHead() => readers.Use(reader =>
    {
        LogHead head = reader.Head();
        return (head.Size, head.Frontier.Root, reader.CheckpointBetween(head.Size - 1, head.Size));
    });

    private async ValueTask KeepAsync(long size, SignedNote note)
    {
        await writes.WriteAsync(new PendingCheckpoint(size, note.ToString(), default)).ConfigureAwait(false);
        Interlocked.Exchange(ref uncovered, 0);
    }

    // what was appended is appended, whether or not it can be signed for now
    private async ValueTask TryCheckpointAsync()
    {
        try
        {
            await CheckpointAsync().ConfigureAwait(false);
        }
        catch (ProvenanceException)
        {
            // verification says what no checkpoint covers
        }
    }
}
