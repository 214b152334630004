using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Provenance;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Leaves_and_nodes_are_hashed_as_the_standard_says()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MerkleTree.EmptyRoot.ToString());
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", MerkleTree.HashLeaf([]).ToString());
        byte[] large = new byte[5000];
        Assert.Equal(Digest.Of([0, .. large]), MerkleTree.HashLeaf(large));
    }

    [Fact]
    public void A_tree_that_grows_leaf_by_leaf_has_the_roots_of_the_definition()
    {
        var frontier = new MerkleFrontier();
        var tree = new GrownTree();
        for (int size = 0; size < 70; size++)
        {
            Digest[] leaves = [.. Enumerable.Range(0, size).Select(LeafOf)];
            Assert.Equal(Defined(leaves), frontier.Root);
            Assert.Equal(Defined(leaves), new MerkleProver(tree).RootOf(size));
            Assert.Equal(frontier.Root, MerkleFrontier.Load(frontier.Size, frontier.Save()).Root);
            tree.Append(frontier, LeafOf(size));
        }
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proved_and_nothing_else_is()
    {
        var tree = GrownTree.Of(40);
        var prover = new MerkleProver(tree);
        for (long size = 1; size <= 40; size++)
        {
            Digest root = prover.RootOf(size);
            for (long leaf = 0; leaf < size; leaf++)
            {
                InclusionProof proof = prover.ProveInclusion(leaf, size);
                Assert.True(proof.Proves(LeafOf((int)leaf), root));
                Assert.False(proof.Proves(LeafOf((int)leaf + 1), root));
                Assert.False(proof.Proves(LeafOf((int)leaf), LeafOf(0)) && size > 1);
                Assert.False((proof with { LeafIndex = leaf + 1 }).Proves(LeafOf((int)leaf), root));
                Assert.False((proof with { Hashes = [.. proof.Hashes, root] }).Proves(LeafOf((int)leaf), root));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proved_to_be_the_beginning_of_every_larger_one()
    {
        var prover = new MerkleProver(GrownTree.Of(40));
        for (long to = 1; to <= 40; to++)
        {
            for (long from = 1; from <= to; from++)
            {
                ConsistencyProof proof = prover.ProveConsistency(from, to);
                Assert.True(proof.Proves(prover.RootOf(from), prover.RootOf(to)));
                Assert.False(proof.Proves(LeafOf(99), prover.RootOf(to)));
                Assert.False(proof.Proves(prover.RootOf(from), LeafOf(99)));
            }
        }
    }

    [Fact]
    public void Another_history_of_the_same_length_is_not_consistent() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(2, 60).SelectMany(size => Gen.Choose(1, size - 1).SelectMany(from => Gen.Choose(0, from - 1).Select(changed => (size, from, changed)))).ToArbitrary(),
        t =>
        {
            var honest = new MerkleProver(GrownTree.Of(t.size));
            var other = new MerkleProver(GrownTree.Of(t.size, t.changed));
            return !other.ProveConsistency(t.from, t.size).Proves(honest.RootOf(t.from), other.RootOf(t.size));
        }));

    [Fact]
    public void What_a_tree_does_not_have_cannot_be_proved()
    {
        var prover = new MerkleProver(GrownTree.Of(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => prover.ProveInclusion(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => prover.ProveInclusion(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => prover.ProveConsistency(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => prover.ProveConsistency(3, 2));
        Assert.Throws<FormatException>(() => MerkleFrontier.Load(3, new byte[32]));
        Assert.Throws<FormatException>(() => MerkleFrontier.Load(-1, new byte[32]));
    }

    private static Digest LeafOf(int number) => MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static Digest Defined(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length < 2)
            return leaves.Length == 0 ? MerkleTree.EmptyRoot : leaves[0];
        int split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return MerkleTree.HashNode(Defined(leaves[..split]), Defined(leaves[split..]));
    }

    private sealed class GrownTree : IMerkleSubtrees
    {
        private readonly List<List<Digest>> levels = [];

        public static GrownTree Of(int size, int changed = -1)
        {
            var tree = new GrownTree();
            var frontier = new MerkleFrontier();
            for (int i = 0; i < size; i++)
                tree.Append(frontier, LeafOf(i == changed ? -1 : i));
            return tree;
        }

        public void Append(MerkleFrontier frontier, Digest leaf)
        {
            var completed = new Digest[MerkleFrontier.MaxLevels];
            int count = frontier.Append(leaf, completed);
            for (int level = 0; level < count; level++)
            {
                if (levels.Count == level)
                    levels.Add([]);
                levels[level].Add(completed[level]);
            }
        }

        public Digest RootOf(int level, long number) => levels[level][(int)number];
    }
}
