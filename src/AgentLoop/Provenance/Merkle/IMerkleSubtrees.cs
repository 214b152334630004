namespace AgentLoop;

/// <summary>The hashes of a Merkle tree, where proofs take them from.</summary>
public interface IMerkleSubtrees
{
    /// <summary>
    /// The root of a complete subtree: that over the leaves from <c>number · 2^level</c> to below <c>(number + 1) · 2^level</c>. Level zero has the leaves.
    /// </summary>
    Digest RootOf(int level, long number);
}
