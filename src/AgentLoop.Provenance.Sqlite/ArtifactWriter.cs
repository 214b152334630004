namespace AgentLoop.Provenance.Sqlite;

/// <summary>Keeps and takes away the content of artifacts, within a transaction.</summary>
internal sealed class ArtifactWriter(Database database)
{
    /// <summary>An artifact has at most so many chunks; together they are numbered by its row and their place.</summary>
    public const int ChunkBits = 20;

    private readonly Statement findHolding = database.Prepare("SELECT id, name, packing FROM artifacts WHERE content = ?1 ORDER BY id LIMIT 1");
    private readonly Statement findNamed = database.Prepare("SELECT id, name, packing FROM artifacts WHERE name = ?1");
    private readonly Statement insert = database.Prepare(
        "INSERT INTO artifacts (name, content, salt, length, stored, packing) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id");

    private readonly Statement restore = database.Prepare("UPDATE artifacts SET stored = ?2, packing = ?3 WHERE id = ?1");
    private readonly Statement insertChunk = database.Prepare("INSERT INTO chunks (id, bytes) VALUES (?1, ?2)");
    private readonly Statement selectStored = database.Prepare("SELECT stored FROM artifacts WHERE name = ?1");
    private readonly Statement prune = database.Prepare("UPDATE artifacts SET packing = 2, stored = 0 WHERE name = ?1 RETURNING id");
    private readonly Statement erase = database.Prepare("DELETE FROM artifacts WHERE name = ?1 RETURNING id");
    private readonly Statement deleteChunks = database.Prepare("DELETE FROM chunks WHERE id >= ?1 AND id < ?2");
    private readonly List<Digest> unnamed = [];
    private readonly List<Digest> added = [];
    private int taken;

    /// <summary>The artifacts that no entry vouches for yet: the entry that is written next does.</summary>
    public IReadOnlyList<Digest> TakeUnnamed()
    {
        Digest[] names = [.. unnamed.Skip(taken), .. added];
        taken = unnamed.Count;
        added.Clear();
        return names;
    }

    /// <summary>Has the entry that is written next vouch for these.</summary>
    public void Vouch(IReadOnlyList<Digest> names) => added.AddRange(names);

    /// <summary>Keeps content, unless that was done; gives its name.</summary>
    public Digest Keep(PackedContent content)
    {
        Statement find = content.Salt.IsEmpty ? findHolding.Bind(1, content.Digest) : findNamed.Bind(1, ArtifactName.Of(content.Salt.Span, content.Digest));
        try
        {
            if (find.Step())
                return Restore(content, find.GetNumber(0), find.GetDigest(1), (Packing)find.GetNumber(2));
        }
        finally
        {
            find.Reset();
        }

        ReadOnlySpan<byte> salt = content.Salt.IsEmpty ? ArtifactName.CreateSalt() : content.Salt.Span;
        Digest name = ArtifactName.Of(salt, content.Digest);
        insert.Bind(1, name).Bind(2, content.Digest).Bind(3, salt).Bind(4, content.Length).Bind(5, content.StoredLength).Bind(6, (long)content.Packing);
        Write(content, insert.ReadNumber());
        added.Add(name);
        return name;
    }

    /// <summary>Takes the content away and leaves its digest; says how many bytes that was.</summary>
    public long Prune(Digest name) => Remove(prune, name);

    /// <summary>Takes everything away; says how many bytes that was.</summary>
    public long Erase(Digest name) => Remove(erase, name);

    /// <summary>What was named is; what was kept is to be.</summary>
    public void OnCommitted()
    {
        unnamed.RemoveRange(0, taken);
        unnamed.AddRange(added);
    }

    /// <summary>Whatever became of the transaction, the next one begins anew.</summary>
    public void OnEnded()
    {
        taken = 0;
        added.Clear();
    }

    private Digest Restore(PackedContent content, long id, Digest name, Packing packing)
    {
        if (packing != Packing.Pruned)
            return name;
        restore.Bind(1, id).Bind(2, content.StoredLength).Bind(3, (long)content.Packing).Run();
        Write(content, id);
        return name;
    }

    private void Write(PackedContent content, long id)
    {
        long next = id << ChunkBits;
        foreach (ReadOnlyMemory<byte> chunk in content.Chunks())
            insertChunk.Bind(1, next++).Bind(2, chunk.Span).Run();
    }

    private long Remove(Statement remove, Digest name)
    {
        long stored = selectStored.Bind(1, name).ReadNumber();
        long id = remove.Bind(1, name).ReadNumber();
        deleteChunks.Bind(1, id << ChunkBits).Bind(2, (id + 1) << ChunkBits).Run();
        return stored;
    }
}
