using System.Numerics;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>
/// The right edge of a growing Merkle tree: the roots of the complete subtrees of which it consists, which is all that is needed to
/// append to it and to know its root. Not safe for concurrent use.
/// </summary>
public sealed class MerkleFrontier
{
    /// <summary>How many levels a tree may have.</summary>
    public const int MaxLevels = 63;

    private readonly Digest[] peaks = new Digest[MaxLevels];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the tree of all leaves.</summary>
    public Digest Root
    {
        get
        {
            if (Size == 0)
                return MerkleTree.EmptyRoot;
            int level = BitOperations.TrailingZeroCount(Size);
            Digest root = peaks[level];
            for (level++; level < MaxLevels; level++)
            {
                if ((Size & (1L << level)) != 0)
                    root = MerkleTree.HashNode(peaks[level], root);
            }
            return root;
        }
    }

    /// <summary>Takes up a tree of this size from the bytes that <see cref="Save"/> gave.</summary>
    /// <exception cref="FormatException">There are not as many of them as a tree of this size has peaks, or the size is negative.</exception>
    public static MerkleFrontier Load(long size, ReadOnlySpan<byte> saved)
    {
        if (size < 0 || saved.Length != BitOperations.PopCount((ulong)size) * SHA256.HashSizeInBytes)
            throw new FormatException($"{saved.Length} bytes are not the right edge of a tree of {size} leaves.");
        var frontier = new MerkleFrontier { Size = size };
        for (int level = 0; level < MaxLevels; level++)
        {
            if ((size & (1L << level)) == 0)
                continue;
            frontier.peaks[level] = Digest.FromHash(saved[..SHA256.HashSizeInBytes]);
            saved = saved[SHA256.HashSizeInBytes..];
        }
        return frontier;
    }

    /// <summary>The peaks as bytes, from the smallest subtree to the largest, 32 bytes each.</summary>
    public byte[] Save()
    {
        byte[] saved = new byte[BitOperations.PopCount((ulong)Size) * SHA256.HashSizeInBytes];
        int at = 0;
        for (int level = 0; level < MaxLevels; level++)
        {
            if ((Size & (1L << level)) == 0)
                continue;
            peaks[level].CopyTo(saved.AsSpan(at));
            at += SHA256.HashSizeInBytes;
        }
        return saved;
    }

    /// <summary>Appends a leaf.</summary>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="completed">Takes the roots of the subtrees that the leaf completes, from the leaf itself upwards; needs room for <see cref="MaxLevels"/>.</param>
    /// <returns>How many subtrees it completes.</returns>
    public int Append(Digest leaf, Span<Digest> completed)
    {
        int level = 0;
        completed[0] = leaf;
        for (; (Size & (1L << level)) != 0; level++)
            completed[level + 1] = MerkleTree.HashNode(peaks[level], completed[level]);
        peaks[level] = completed[level];
        Size++;
        return level + 1;
    }
}
