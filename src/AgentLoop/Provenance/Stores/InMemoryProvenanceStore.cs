using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>Keeps journals and artifacts in memory, for tests and for runs that nobody will ask about.</summary>
/// <remarks>Safe for concurrent use. Everything is gone with the object.</remarks>
public sealed partial class InMemoryProvenanceStore : IProvenanceStore
{
    private readonly Lock gate = new();
    private readonly InMemoryLog log = new();
    private readonly InMemoryArtifacts artifacts = new();
    private readonly InMemoryOwnership ownership = new();
    private readonly LogOptions options;
    private readonly Lazy<LogSigning> signing;

    /// <summary>Makes an empty store.</summary>
    /// <param name="options">Who signs for it, and how often.</param>
    public InMemoryProvenanceStore(LogOptions? options = null)
    {
        this.options = options ??= new();
        signing = new Lazy<LogSigning>(() =>
        {
            string origin = "agentloop.local/" + RandomNumberGenerator.GetHexString(16, lowercase: true);
            return new LogSigning(origin, options.Signer ?? new EcdsaCheckpointSigner(origin, ECDsa.Create(ECCurve.NamedCurves.nistP256)), options);
        });
    }

    /// <inheritdoc />
    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        bool isDue;
        lock (gate)
        {
            Append(request);
            isDue = request.Checkpoint || log.Size - log.Covered >= options.CheckpointEvery;
        }
        return isDue ? TryCheckpointAsync() : ValueTask.CompletedTask;
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
        StoredRun[] runs;
        lock (gate)
        {
            runs = [.. log.Runs];
        }
        foreach (StoredRun run in runs)
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
        ReadOnlyMemory<byte> bytes = content.IsInMemory ? content.Bytes : await ReadAsync(content, cancellationToken).ConfigureAwait(false);
        Digest digest = Digest.Of(bytes.Span);
        lock (gate)
        {
            Digest name = artifacts.Put(digest, bytes.Span, content.Salt, content.MediaType);
            return new ArtifactReference { Digest = name, Length = bytes.Length, MediaType = content.MediaType };
        }
    }

    /// <inheritdoc />
    public ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return ValueTask.FromResult(artifacts.Find(query));
        }
    }

    /// <inheritdoc />
    public ValueTask<IAsyncDisposable> OwnAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ownership.Own(runId));
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(ArtifactContent content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        Stream stream = content.OpenRead();
        await using var owned = stream.ConfigureAwait(false);
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private void Append(AppendRequest request)
    {
        int length = log.LengthOf(request.RunId);
        if (length != request.ExpectedSequence)
        {
            throw new ProvenanceException(
                ProvenanceError.Conflict,
                $"The run \"{request.RunId}\" has {length} records where {request.ExpectedSequence} were expected: somebody else appended to it.");
        }
        if (request.Records.Count == 0)
            return;
        Digest[] unnamed = artifacts.TakeUnnamed();
        DateTimeOffset now = options.Clock.GetUtcNow();
        foreach (ReadOnlyMemory<byte> record in request.Records)
        {
            log.Append(request.RunId, now, unnamed, record.Span);
            unnamed = [];
        }
    }

    private async IAsyncEnumerable<JournalRecord> EnumerateAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalRecord[] records;
        lock (gate)
        {
            records = [.. Select(request)];
        }
        foreach (JournalRecord record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    private IEnumerable<JournalRecord> Select(ReadRequest request)
    {
        if (request.RunId is { } runId)
        {
            IReadOnlyList<int> positions = log.PositionsOf(runId);
            for (long i = request.FromSequence; i < positions.Count; i++)
                yield return log.RecordAt(runId, (int)i, positions[(int)i]);
            yield break;
        }
        foreach ((string id, int sequence, int position) in log.Places.Skip((int)Math.Min(request.FromSequence, int.MaxValue)))
            yield return log.RecordAt(id, sequence, position);
    }
}
