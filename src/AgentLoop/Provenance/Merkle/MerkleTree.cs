using System.Buffers;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>
/// The hashes of an append-only Merkle tree: a leaf is <c>SHA-256(0x00 ‖ entry)</c>, a node <c>SHA-256(0x01 ‖ left ‖ right)</c>
/// (<see href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</see>).
/// </summary>
public static class MerkleTree
{
    private const int StackLength = 1024;

    /// <summary>The root of a tree with no leaves, <c>SHA-256("")</c>.</summary>
    public static Digest EmptyRoot { get; } = Digest.Of([]);

    /// <summary>The hash of a leaf that holds these bytes.</summary>
    public static Digest HashLeaf(ReadOnlySpan<byte> entry)
    {
        // one buffer and one call: an incremental hash costs more than copying what is usually a kilobyte
        int length = entry.Length + 1;
        byte[]? rented = length > StackLength ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> buffer = rented ?? stackalloc byte[StackLength];
        buffer[0] = 0x00;
        entry.CopyTo(buffer[1..]);
        Digest hash = Digest.Of(buffer[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The hash of a node over these two.</summary>
    public static Digest HashNode(Digest left, Digest right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        buffer[0] = 0x01;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + SHA256.HashSizeInBytes)..]);
        return Digest.Of(buffer);
    }
}
