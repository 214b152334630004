using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Keeps journals and artifacts in memory, for tests and for runs that nobody will ask about.</summary>
/// <remarks>Safe for concurrent use. Everything is gone with the object.</remarks>
public sealed class InMemoryProvenanceStore : IProvenanceStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JournalRecord>> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<Digest, byte[]> artifacts = [];

    /// <inheritdoc />
    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            Append(request);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EnumerateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        cancellationToken.ThrowIfCancellationRequested();
        Digest digest = Digest.Of(content.Span);
        lock (gate)
        {
            if (!artifacts.ContainsKey(digest))
                artifacts.Add(digest, content.ToArray());
        }

        return ValueTask.FromResult(new ArtifactReference { Digest = digest, Length = content.Length, MediaType = mediaType });
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[]? content;
        lock (gate)
        {
            content = artifacts.GetValueOrDefault(digest);
        }

        if (content is null)
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

        return Digest.Of(content) == digest
            ? ValueTask.FromResult<ReadOnlyMemory<byte>?>(content)
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"The artifact {digest} was changed after it was kept; do not use it.");
    }

    /// <inheritdoc />
    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            InMemoryVerification verification = new(cancellationToken);
            return ValueTask.FromResult(request.RunId is { } runId
                ? verification.OfRun(runId, runs.GetValueOrDefault(runId))
                : verification.OfEverything(runs, artifacts));
        }
    }

    private void Append(AppendRequest request)
    {
        List<JournalRecord> run = runs.GetValueOrDefault(request.RunId) ?? [];
        if (run.Count != request.ExpectedSequence)
        {
            throw new ProvenanceException(
                ProvenanceError.Conflict,
                $"The run \"{request.RunId}\" has {run.Count} records where {request.ExpectedSequence} were expected: somebody else appended to it.");
        }

        Digest hash = run.Count == 0 ? RecordChain.Start(request.RunId) : run[^1].Hash;
        for (int i = 0; i < request.Records.Count; i++)
        {
            ReadOnlyMemory<byte> record = request.Records[i];
            hash = RecordChain.Next(hash, run.Count, record.Span);
            run.Add(new JournalRecord { Sequence = run.Count, Payload = record.ToArray(), Hash = hash });
        }

        if (run.Count > 0)
            runs[request.RunId] = run;
    }

    private async IAsyncEnumerable<JournalRecord> EnumerateAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalRecord[] records;
        lock (gate)
        {
            records = runs.GetValueOrDefault(request.RunId, []).Skip((int)Math.Min(request.FromSequence, int.MaxValue)).ToArray();
        }

        foreach (JournalRecord record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
