namespace AgentLoop.Tests.Provenance;

/// <summary>A good store, except for what a test replaces.</summary>
internal sealed class FaultyStore : DelegatingProvenanceStore
{
    private FaultyStore(IProvenanceStore good)
        : base(good)
    {
    }

    public FaultyStore()
        : this(new InMemoryProvenanceStore())
    {
    }

    public Func<IProvenanceStore, AppendRequest, CancellationToken, ValueTask> OnAppend { get; init; } = (good, request, token) => good.AppendAsync(request, token);

    public Func<IProvenanceStore, ReadRequest, CancellationToken, IAsyncEnumerable<JournalRecord>> OnRead { get; init; } = (good, request, token) => good.ReadAsync(request, token);

    public Func<IProvenanceStore, VerifyRequest, CancellationToken, ValueTask<VerificationReport>> OnVerify { get; init; } = (good, request, token) => good.VerifyAsync(request, token);

    public Func<IProvenanceStore, ArtifactContent, CancellationToken, ValueTask<ArtifactReference>> OnPut { get; init; } = (good, content, token) => good.PutAsync(content, token);

    public Func<IProvenanceStore, ArtifactQuery, CancellationToken, ValueTask<StoredArtifact?>> OnFind { get; init; } = (good, query, token) => good.FindAsync(query, token);

    public Func<IProvenanceStore, EraseRequest, CancellationToken, ValueTask<RemovalReport>> OnErase { get; init; } = (good, request, token) => good.EraseAsync(request, token);

    public Func<IProvenanceStore, PruneRequest, CancellationToken, ValueTask<RemovalReport>> OnPrune { get; init; } = (good, request, token) => good.PruneAsync(request, token);

    public Func<IProvenanceStore, ProofRequest, CancellationToken, ValueTask<RecordProof>> OnProve { get; init; } = (good, request, token) => good.ProveAsync(request, token);

    public Func<IProvenanceStore, string, CancellationToken, ValueTask<IAsyncDisposable>> OnOwn { get; init; } = (good, runId, token) => good.OwnAsync(runId, token);

    /// <summary>A store with nothing in it, whatever it is told.</summary>
    public static FaultyStore DoingNothing { get; } = new()
    {
        OnAppend = (_, _, _) => ValueTask.CompletedTask,
        OnRead = (_, _, _) => AsyncEnumerable.Empty<JournalRecord>(),
        OnVerify = (_, _, _) => ValueTask.FromResult(new VerificationReport { Runs = 0, Records = 0, Artifacts = 0 }),
        OnPut = (_, content, _) => ValueTask.FromResult(new ArtifactReference { Digest = Digest.Of("name"u8), Length = 0, MediaType = content.MediaType }),
        OnFind = (_, _, _) => ValueTask.FromResult<StoredArtifact?>(null),
        OnErase = (_, _, _) => ValueTask.FromResult(new RemovalReport { Records = 0, Artifacts = 0, Bytes = 0 }),
        OnPrune = (_, _, _) => ValueTask.FromResult(new RemovalReport { Records = 0, Artifacts = 0, Bytes = 0 }),
        OnOwn = (_, _, _) => ValueTask.FromResult<IAsyncDisposable>(new MemoryStream()),
    };

    /// <summary>The same faults, with nothing stored.</summary>
    public FaultyStore Renew(IProvenanceStore good) => new(good)
    {
        OnAppend = OnAppend,
        OnRead = OnRead,
        OnVerify = OnVerify,
        OnPut = OnPut,
        OnFind = OnFind,
        OnErase = OnErase,
        OnPrune = OnPrune,
        OnProve = OnProve,
        OnOwn = OnOwn,
    };

    public override ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => OnAppend(Inner, request, cancellationToken);

    public override IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => OnRead(Inner, request, cancellationToken);

    public override ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => OnVerify(Inner, request, cancellationToken);

    public override ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default) => OnPut(Inner, content, cancellationToken);

    public override ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default) => OnFind(Inner, query, cancellationToken);

    public override ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default) => OnErase(Inner, request, cancellationToken);

    public override ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default) => OnPrune(Inner, request, cancellationToken);

    public override ValueTask<RecordProof> ProveAsync(ProofRequest request, CancellationToken cancellationToken = default) => OnProve(Inner, request, cancellationToken);

    public override ValueTask<IAsyncDisposable> OwnAsync(string runId, CancellationToken cancellationToken = default) => OnOwn(Inner, runId, cancellationToken);
}
