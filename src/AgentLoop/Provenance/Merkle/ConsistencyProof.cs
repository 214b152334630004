using System.Numerics;

namespace AgentLoop;

/// <summary>Says that a tree is the beginning of a larger one: nothing in it was changed, moved or taken out since.</summary>
public sealed record ConsistencyProof
{
    /// <summary>How many leaves the smaller tree has; at least one.</summary>
    public required long FromSize { get; init; }

    /// <summary>How many leaves the larger tree has.</summary>
    public required long ToSize { get; init; }

    /// <summary>The hashes that both roots are made of.</summary>
    public required IReadOnlyList<Digest> Hashes { get; init; }

    /// <summary>
    /// Whether the trees with these roots are the one the beginning of the other
    /// (<see href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162, section 2.1.4.2</see>).
    /// </summary>
    public bool Proves(Digest fromRoot, Digest toRoot)
    {
        if (FromSize <= 0 || FromSize > ToSize)
            return false;
        if (FromSize == ToSize)
            return Hashes.Count == 0 && fromRoot == toRoot;
        // a smaller tree that is a complete subtree is not named in its own proof
        IReadOnlyList<Digest> path = BitOperations.IsPow2(FromSize) ? [fromRoot, .. Hashes] : Hashes;
        return path.Count > 0 && Climb(path) == (fromRoot, toRoot);
    }

    private (Digest From, Digest To)? Climb(IReadOnlyList<Digest> path)
    {
        int skipped = BitOperations.TrailingZeroCount(~(FromSize - 1));
        (long at, long last) = ((FromSize - 1) >> skipped, (ToSize - 1) >> skipped);
        (Digest from, Digest to) = (path[0], path[0]);
        foreach (Digest beside in path.Skip(1))
        {
            if (last == 0)
                return null;
            bool isRight = (at & 1) == 1 || at == last;
            if (isRight)
                from = MerkleTree.HashNode(beside, from);
            to = isRight ? MerkleTree.HashNode(beside, to) : MerkleTree.HashNode(to, beside);
            while (isRight && (at & 1) == 0 && at != 0)
                (at, last) = (at >> 1, last >> 1);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 ? (from, to) : null;
    }
}
