namespace AgentLoop;

/// <summary>Says that an entry stands at its place in a tree: the hashes of what stands beside its way up to the root.</summary>
public sealed record InclusionProof
{
    /// <summary>The place of the leaf, from zero.</summary>
    public required long LeafIndex { get; init; }

    /// <summary>How many leaves the tree has.</summary>
    public required long TreeSize { get; init; }

    /// <summary>The hashes, from the leaf upwards.</summary>
    public required IReadOnlyList<Digest> Hashes { get; init; }

    /// <summary>
    /// Whether a leaf with this hash stands at that place in the tree with this root
    /// (<see href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, section 2.1.3.2</see>).
    /// </summary>
    public bool Proves(Digest leaf, Digest root)
    {
        if (LeafIndex < 0 || LeafIndex >= TreeSize)
            return false;
        (long at, long last, Digest hash) = (LeafIndex, TreeSize - 1, leaf);
        foreach (Digest beside in Hashes)
        {
            if (last == 0)
                return false;
            bool isRight = (at & 1) == 1 || at == last;
            hash = isRight ? MerkleTree.HashNode(beside, hash) : MerkleTree.HashNode(hash, beside);
            while (isRight && (at & 1) == 0 && at != 0)
                (at, last) = (at >> 1, last >> 1);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }
}
