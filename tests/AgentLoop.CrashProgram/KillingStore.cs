using System.Globalization;

namespace AgentLoop.CrashProgram;

/// <summary>A store that kills its own process before or after its n-th append.</summary>
internal sealed class KillingStore(IProvenanceStore inner, string when, int at) : IProvenanceStore
{
    private int appends;

    public static IProvenanceStore FromEnvironment(IProvenanceStore store) =>
        KillPoint.Wanted.Split(':') is [var when, var at]
        && int.TryParse(at, CultureInfo.InvariantCulture, out int append) ? new KillingStore(store, when, append) : store;

    public async ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        int append = Interlocked.Increment(ref appends);
        if (append == at && when == "before")
            KillPoint.Die();
        await inner.AppendAsync(request, cancellationToken);
        if (append == at && when == "after")
            KillPoint.Die();
    }

    public IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => inner.ReadAsync(request, cancellationToken);

    public ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => inner.VerifyAsync(request, cancellationToken);

    public ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken = default) =>
        inner.PutAsync(content, mediaType, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(Digest digest, CancellationToken cancellationToken = default) => inner.GetAsync(digest, cancellationToken);
}
