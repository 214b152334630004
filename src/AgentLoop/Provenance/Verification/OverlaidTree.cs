using System.Numerics;

namespace AgentLoop;

/// <summary>
/// A stored tree in which some leaves are computed anew. What lies on the way from them to the root is computed too, and only the rest is taken from
/// the store: a run is held against a root at the cost of its own records.
/// </summary>
internal sealed class OverlaidTree(IMerkleSubtrees subtrees, List<(long Position, Digest Hash)> leaves)
{
    private readonly MerkleProver stored = new(subtrees);

    /// <summary>The root of the first so many leaves.</summary>
    public Digest RootOf(long size)
    {
        leaves.Sort((a, b) => a.Position.CompareTo(b.Position));
        return size == 0 ? MerkleTree.EmptyRoot : Range(0, size, 0, CountBelow(size, 0, leaves.Count));
    }

    private Digest Range(long begin, long end, int first, int last)
    {
        if (first == last)
            return stored.RootOf(begin, end);
        if (end - begin == 1)
            return leaves[first].Hash;
        long middle = begin + (1L << BitOperations.Log2((ulong)(end - begin - 1)));
        int split = CountBelow(middle, first, last);
        return MerkleTree.HashNode(Range(begin, middle, first, split), Range(middle, end, split, last));
    }

    // the first of the leaves from first to below last that stands at the position or behind it
    private int CountBelow(long position, int first, int last)
    {
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = leaves[middle].Position < position ? (middle + 1, last) : (first, middle);
        }
        return first;
    }
}
