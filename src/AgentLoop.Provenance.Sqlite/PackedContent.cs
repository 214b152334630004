using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Content as it will be stored: compressed where that makes it smaller, in chunks, and in a file of its own while it is large.</summary>
internal sealed class PackedContent : IDisposable
{
    private const int ChunkLength = 256 * 1024;
    private const int SmallestCompressed = 128;
    private const int Quality = 4;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Stream? spool;

    private PackedContent(ReadOnlyMemory<byte> bytes, Stream? spool, Packing packing)
    {
        this.bytes = bytes;
        this.spool = spool;
        Packing = packing;
    }

    /// <summary>The SHA-256 of the content.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The length of the content.</summary>
    public required long Length { get; init; }

    /// <summary>The salt of the name, where the content brings one; none for content that is kept under whatever name it has.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    public Packing Packing { get; }

    /// <summary>The length of what is stored of it.</summary>
    public long StoredLength => spool?.Length ?? bytes.Length;

    public static async ValueTask<PackedContent> PackAsync(ArtifactContent content, CancellationToken cancellationToken)
    {
        if (!content.IsInMemory)
            return await SpoolAsync(content, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> compressed = Compress(content.Bytes.Span);
        return new PackedContent(compressed.IsEmpty ? content.Bytes : compressed, spool: null, compressed.IsEmpty ? Packing.Plain : Packing.Brotli)
        {
            Digest = Digest.Of(content.Bytes.Span),
            Length = content.Bytes.Length,
            Salt = content.Salt,
        };
    }

    /// <summary>What is stored, from its beginning, in pieces that are good until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Chunks()
    {
        if (spool is null)
        {
            for (int at = 0; at < bytes.Length; at += ChunkLength)
                yield return bytes.Slice(at, Math.Min(ChunkLength, bytes.Length - at));
            yield break;
        }
        byte[] buffer = new byte[ChunkLength];
        spool.Position = 0;
        for (int read = spool.ReadAtLeast(buffer, ChunkLength, throwOnEndOfStream: false); read > 0; read = spool.ReadAtLeast(buffer, ChunkLength, throwOnEndOfStream: false))
            yield return buffer.AsMemory(0, read);
    }

    public void Dispose() => spool?.Dispose();

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> content)
    {
        if (content.Length < SmallestCompressed)
            return default;
        // a window as large as the content: the encoder sets up tables in proportion to it
        int window = Math.Clamp(BitOperations.Log2((uint)content.Length) + 1, 10, 22);
        byte[] compressed = new byte[content.Length];
        return BrotliEncoder.TryCompress(content, compressed, out int written, Quality, window) && written < content.Length
            ? compressed.AsMemory(0, written)
            : default;
    }

    private static async ValueTask<PackedContent> SpoolAsync(ArtifactContent content, CancellationToken cancellationToken)
    {
        Stream compressed = OpenSpool();
        var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
        (Digest digest, long length) = await CopyAsync(content, brotli, cancellationToken).ConfigureAwait(false);
        await brotli.DisposeAsync().ConfigureAwait(false);
        if (compressed.Length < length)
            return new PackedContent(default, compressed, Packing.Brotli) { Digest = digest, Length = length, Salt = content.Salt };
        await compressed.DisposeAsync().ConfigureAwait(false);
        Stream plain = OpenSpool();
        (digest, length) = await CopyAsync(content, plain, cancellationToken).ConfigureAwait(false);
        return new PackedContent(default, plain, Packing.Plain) { Digest = digest, Length = length, Salt = content.Salt };
    }

    private static async ValueTask<(Digest Digest, long Length)> CopyAsync(ArtifactContent content, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[ChunkLength];
        long length = 0;
        Stream from = content.OpenRead();
        await using var owned = from.ConfigureAwait(false);
        for (int read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false); read > 0; read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            length += read;
        }
        return (Digest.FromHash(hash.GetCurrentHash()), length);
    }

    private static FileStream OpenSpool()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "agentloop-" + RandomNumberGenerator.GetHexString(16, lowercase: true)), options);
    }
}
