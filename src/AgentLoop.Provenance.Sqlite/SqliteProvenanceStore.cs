using System.Runtime.CompilerServices;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Keeps journals and artifacts in a SQLite database that survives the process, and the machine losing power.</summary>
/// <remarks>
/// Safe for concurrent use, also by several processes on the same file. Appends are synced to the disk before they return, many
/// runs sharing a sync where they queue up. Reading checks what it hands out against its hash. Disposing writes what is
/// queued and closes the file.
/// </remarks>
public sealed partial class SqliteProvenanceStore : IProvenanceStore, IDisposable, IAsyncDisposable
{
    private readonly WriteQueue writes;
    private readonly ReaderPool readers;
    private readonly LogOptions options;
    private readonly TimeSpan lockTimeout;
    private readonly string path;
    private readonly Lazy<LogSigning> signing;
    private long uncovered;

    /// <summary>Opens the database file, or makes it.</summary>
    /// <exception cref="ProvenanceException">It cannot be opened, is locked or damaged, or is not a journal.</exception>
    public SqliteProvenanceStore(string path)
        : this(new SqliteProvenanceOptions { Path = path })
    {
    }

    /// <summary>Opens the database file, or makes it.</summary>
    /// <exception cref="ProvenanceException">It cannot be opened, is locked or damaged, or is not a journal.</exception>
    public SqliteProvenanceStore(SqliteProvenanceOptions options)
    {
        JournalFile file = new(options);
        this.options = options.Log;
        lockTimeout = options.LockTimeout;
        path = file.FullPath;
        writes = new WriteQueue(file.OpenWriter());
        readers = new ReaderPool(file);
        signing = new Lazy<LogSigning>(() =>
        {
            string origin = readers.Use(reader => reader.Origin());
            return new LogSigning(origin, this.options.Signer ?? CheckpointSigners.FromFile(path + ".key", origin), this.options);
        });
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await writes.WriteAsync(new PendingAppend(request, cancellationToken)).ConfigureAwait(false);
        if (Interlocked.Add(ref uncovered, request.Records.Count) >= options.CheckpointEvery || request.Checkpoint)
            await TryCheckpointAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EnumerateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredRun> ListRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (StoredRun run in readers.Use(reader => reader.Runs().ToList()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }
    }

    /// <inheritdoc />
    public async ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        if (content.IsInMemory && content.Salt.IsEmpty && readers.Use(reader => reader.FindArtifact(ArtifactQuery.Holding(Digest.Of(content.Bytes.Span)))) is { } known && known.Packing != Packing.Pruned)
            return new ArtifactReference { Digest = known.Name, Length = known.Length, MediaType = content.MediaType };
        using PackedContent packed = await PackedContent.PackAsync(content, cancellationToken).ConfigureAwait(false);
        PendingArtifact write = new(packed, cancellationToken);
        await writes.WriteAsync(write).ConfigureAwait(false);
        return new ArtifactReference { Digest = write.Name, Length = packed.Length, MediaType = content.MediaType };
    }

    /// <inheritdoc />
    public ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Use(reader => reader.FindArtifact(query))?.ToArtifact(ReadChunk));
    }

    /// <inheritdoc />
    public ValueTask<IAsyncDisposable> OwnAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IAsyncDisposable>(RunLock.Take(path + ".owned", runId));
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public void Dispose()
    {
        Close();
        writes.Drained.Wait();
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public ValueTask DisposeAsync()
    {
        Close();
        return new ValueTask(writes.Drained);
    }

    private void Close()
    {
        readers.Dispose();
        writes.Close();
    }

    private byte[]? ReadChunk(long artifact, long number) => readers.Use(reader => reader.ChunkOf(artifact, number));

    private async IAsyncEnumerable<JournalRecord> EnumerateAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ICursor cursor = readers.Use<ICursor>(reader => request.RunId is { } runId
            ? RunCursor.Open(reader, runId, request.FromSequence)
            : new LogCursor(request.FromSequence, reader.Head().Size));
        while (!cursor.IsAtEnd)
        {
            foreach (JournalRecord record in readers.Use(cursor.ReadPage))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }
        }
    }
}
