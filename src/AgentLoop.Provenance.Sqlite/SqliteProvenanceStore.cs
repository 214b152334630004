using System.Runtime.CompilerServices;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Keeps journals and artifacts in a SQLite database that survives the process, and the machine losing power.</summary>
/// <remarks>
/// Safe for concurrent use, also by several processes on the same file. Appends are synced to the disk before they return, many
/// runs sharing a sync where they queue up. Reading checks what it hands out against the hash chain. Disposing writes what is
/// queued and closes the file.
/// </remarks>
public sealed class SqliteProvenanceStore : IProvenanceStore, IDisposable, IAsyncDisposable
{
    private readonly WriteQueue writes;
    private readonly ReaderPool readers;

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
        writes = new WriteQueue(file.OpenWriter());
        readers = new ReaderPool(file);
    }

    /// <inheritdoc />
    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask(writes.WriteAsync(new PendingAppend(request, cancellationToken)));
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EnumerateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        cancellationToken.ThrowIfCancellationRequested();
        Digest digest = Digest.Of(content.Span);
        await writes.WriteAsync(new PendingArtifact(digest, content, cancellationToken)).ConfigureAwait(false);
        return new ArtifactReference { Digest = digest, Length = content.Length, MediaType = mediaType };
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (readers.Use(reader => reader.ArtifactOf(digest)) is not { } content)
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

        return Digest.Of(content) == digest
            ? ValueTask.FromResult<ReadOnlyMemory<byte>?>(content)
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"The artifact {digest} was changed after it was kept; do not use it.");
    }

    /// <summary>Checks every hash, link and artifact of the store, or every hash and link of one run.</summary>
    /// <remarks>Reads all of it, on a thread of the pool; appends go on meanwhile and are not looked at.</remarks>
    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ValueTask<VerificationReport>(Task.Run(
            () => readers.Use(reader => new StoreVerification(reader.Database, cancellationToken).Verify(request.RunId)),
            cancellationToken));
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

    private async IAsyncEnumerable<JournalRecord> EnumerateAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RunCursor? cursor = readers.Use(reader => RunCursor.Open(reader, request));
        while (cursor is { IsAtEnd: false })
        {
            foreach (JournalRecord record in readers.Use(cursor.ReadPage))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }
        }
    }
}
