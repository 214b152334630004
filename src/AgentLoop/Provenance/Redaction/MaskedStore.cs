namespace AgentLoop;

/// <summary>
/// A store that is handed no secret: what is appended or kept is masked first. A loop has no other, and neither have its children, forks and replays.
/// </summary>
internal sealed class MaskedStore(IProvenanceStore inner, SecretMask mask) : DelegatingProvenanceStore(inner)
{
    private const string Json = "application/json";

    public SecretMask Mask => mask;

    /// <summary>The store itself, for those who have masked what they hand in, and for reading.</summary>
    public new IProvenanceStore Inner => base.Inner;

    /// <summary>The same masks over another store, whose own come after them.</summary>
    public MaskedStore Over(IProvenanceStore other) => new(other, mask);

    public override async ValueTask<ArtifactReference> PutAsync(ArtifactContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ReadOnlyMemory<byte> bytes = content.IsInMemory ? content.Bytes : await ReadAsync(content, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> masked = content.MediaType == Json ? mask.ApplyToJson(bytes) : mask.Apply(bytes);
        return await Inner.PutAsync(ArtifactContent.Of(masked, content.MediaType, content.Salt), cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Inner.AppendAsync(request with { Records = [.. request.Records.Select(mask.ApplyToJson)] }, cancellationToken);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(ArtifactContent content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        Stream stream = content.OpenRead();
        await using var owned = stream.ConfigureAwait(false);
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }
}
