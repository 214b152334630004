namespace AgentLoop.Provenance.Sqlite;

/// <summary>The tree over the entries as it is stored: the leaves, and the roots of complete subtrees of some levels; those between are put together.</summary>
internal sealed class StoredTree(Database database) : IMerkleSubtrees
{
    private readonly Statement selectLeaf = database.Prepare("SELECT hash FROM entries WHERE position = ?1");
    private readonly Statement selectNode = database.Prepare("SELECT hash FROM nodes WHERE level = ?1 AND number = ?2");

    public Digest RootOf(int level, long number)
    {
        if (level == 0)
            return Read(selectLeaf.Bind(1, number));
        return level % TreeWriter.LevelStep == 0
            ? Read(selectNode.Bind(1, level).Bind(2, number))
            : MerkleTree.HashNode(RootOf(level - 1, 2 * number), RootOf(level - 1, (2 * number) + 1));
    }

    /// <summary>A root that is stored; the default value where it is missing.</summary>
    public Digest Find(int level, long number) => Read(selectNode.Bind(1, level).Bind(2, number));

    private static Digest Read(Statement select)
    {
        try
        {
            return select.Step() ? select.GetDigest(0) : default;
        }
        finally
        {
            select.Reset();
        }
    }
}
