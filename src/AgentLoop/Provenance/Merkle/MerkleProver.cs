using System.Numerics;

namespace AgentLoop;

/// <summary>
/// Makes proofs from the hashes of a tree
/// (<see href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1">RFC 6962, sections 2.1.1 and 2.1.2</see>).
/// </summary>
/// <param name="subtrees">Has the hashes of all leaves that are asked for.</param>
public sealed class MerkleProver(IMerkleSubtrees subtrees)
{
    /// <summary>The root of the tree of the first so many leaves.</summary>
    public Digest RootOf(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? MerkleTree.EmptyRoot : Range(0, size);
    }

    /// <summary>The root over the leaves from one to below another, as a tree of its own is built in proofs.</summary>
    internal Digest RootOf(long begin, long end) => Range(begin, end);

    /// <summary>Proves that a leaf stands at its place in the tree of the first so many leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public InclusionProof ProveInclusion(long leaf, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<Digest>();
        Include(leaf, 0, size, path);
        return new InclusionProof { LeafIndex = leaf, TreeSize = size, Hashes = path };
    }

    /// <summary>Proves that the tree of the first <paramref name="from"/> leaves is the beginning of that of the first <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The smaller tree has no leaves, or more than the larger.</exception>
    public ConsistencyProof ProveConsistency(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var path = new List<Digest>();
        Extend(from, 0, to, isWhole: true, path);
        return new ConsistencyProof { FromSize = from, ToSize = to, Hashes = path };
    }

    private void Include(long leaf, long begin, long end, List<Digest> path)
    {
        if (end - begin == 1)
            return;
        long middle = begin + Split(end - begin);
        if (leaf < middle)
        {
            Include(leaf, begin, middle, path);
            path.Add(Range(middle, end));
        }
        else
        {
            Include(leaf, middle, end, path);
            path.Add(Range(begin, middle));
        }
    }

    private void Extend(long from, long begin, long end, bool isWhole, List<Digest> path)
    {
        if (from == end)
        {
            if (!isWhole)
                path.Add(Range(begin, end));
            return;
        }
        long middle = begin + Split(end - begin);
        if (from <= middle)
        {
            Extend(from, begin, middle, isWhole, path);
            path.Add(Range(middle, end));
        }
        else
        {
            Extend(from, middle, end, isWhole: false, path);
            path.Add(Range(begin, middle));
        }
    }

    // every range that the two recursions come to begins at a multiple of the complete subtrees of which it consists
    private Digest Range(long begin, long end)
    {
        long count = end - begin;
        if (BitOperations.IsPow2(count))
            return subtrees.RootOf(BitOperations.Log2((ulong)count), begin / count);
        long middle = begin + Split(count);
        return MerkleTree.HashNode(Range(begin, middle), Range(middle, end));
    }

    // the largest power of two below it
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
