namespace AgentLoop.Tests.Provenance;

/// <summary>A good store, except for what a test replaces.</summary>
internal sealed class FaultyStore : IProvenanceStore
{
    private readonly InMemoryProvenanceStore good = new();

    public Func<IProvenanceStore, AppendRequest, CancellationToken, ValueTask> OnAppend { get; init; } = (good, request, token) => good.AppendAsync(request, token);

    public Func<IProvenanceStore, ReadRequest, CancellationToken, IAsyncEnumerable<JournalRecord>> OnRead { get; init; } = (good, request, token) => good.ReadAsync(request, token);

    public Func<IProvenanceStore, VerifyRequest, CancellationToken, ValueTask<VerificationReport>> OnVerify { get; init; } = (good, request, token) => good.VerifyAsync(request, token);

    public Func<IProvenanceStore, ReadOnlyMemory<byte>, string, CancellationToken, ValueTask<ArtifactReference>> OnPut { get; init; } =
        (good, content, mediaType, token) => good.PutAsync(content, mediaType, token);

    public Func<IProvenanceStore, Digest, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> OnGet { get; init; } = (good, digest, token) => good.GetAsync(digest, token);

    /// <summary>A store with nothing in it, whatever it is told.</summary>
    public static FaultyStore DoingNothing { get; } = new()
    {
        OnAppend = (_, _, _) => ValueTask.CompletedTask,
        OnRead = (_, _, _) => AsyncEnumerable.Empty<JournalRecord>(),
        OnVerify = (_, _, _) => ValueTask.FromResult(new VerificationReport { Runs = 0, Records = 0, Artifacts = 0 }),
        OnPut = (_, content, mediaType, _) =>
            ValueTask.FromResult(new ArtifactReference { Digest = Digest.Of(content.Span), Length = content.Length, MediaType = mediaType }),
        OnGet = (_, _, _) => ValueTask.FromResult<ReadOnlyMemory<byte>?>(null),
    };

    /// <summary>The same faults, with nothing stored.</summary>
    public FaultyStore Renew() => new() { OnAppend = OnAppend, OnRead = OnRead, OnVerify = OnVerify, OnPut = OnPut, OnGet = OnGet };

    public ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => OnAppend(good, request, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => OnRead(good, request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => OnVerify(good, request, cancellationToken);

    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default) =>
        OnPut(good, content, mediaType, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) => OnGet(good, digest, cancellationToken);
}
