namespace AgentLoop.Provenance.Sqlite;

/// <summary>Keeps the tree over the entries, within a transaction: another process may have appended since the last one.</summary>
internal sealed class TreeWriter(Database database)
{
    /// <summary>The roots of complete subtrees are kept at levels that are a multiple of this: one row for sixteen entries, and proofs are made of few of them.</summary>
    public const int LevelStep = 4;

    private readonly Statement select = database.Prepare("SELECT origin, size, frontier FROM log");
    private readonly Statement update = database.Prepare("UPDATE log SET size = ?1, frontier = ?2");
    private readonly Statement insertNode = database.Prepare("INSERT INTO nodes (level, number, hash) VALUES (?1, ?2, ?3)");
    private readonly Digest[] completed = new Digest[MerkleFrontier.MaxLevels];
    private MerkleFrontier? frontier;
    private long begun;

    public long Size => Frontier.Size;

    private MerkleFrontier Frontier
    {
        get
        {
            if (frontier is null)
            {
                frontier = LogHead.Read(select, database.Path).Frontier;
                begun = frontier.Size;
            }
            return frontier;
        }
    }

    /// <summary>Takes up the tree where it stands, as soon as that matters.</summary>
    public void Begin() => frontier = null;

    /// <summary>Begins a tree anew, whatever was stored of it.</summary>
    public void Restart() => (frontier, begun) = (new MerkleFrontier(), -1);

    /// <summary>Adds a leaf and says where it stands.</summary>
    public long Append(Digest leaf)
    {
        long position = Frontier.Size;
        int count = Frontier.Append(leaf, completed);
        for (int level = LevelStep; level < count; level += LevelStep)
            insertNode.Bind(1, level).Bind(2, position >> level).Bind(3, completed[level]).Run();
        return position;
    }

    /// <summary>Writes where the tree stands now, if it has grown.</summary>
    public void End()
    {
        if (frontier is not null && frontier.Size != begun)
            update.Bind(1, frontier.Size).Bind(2, frontier.Save()).Run();
    }
}
