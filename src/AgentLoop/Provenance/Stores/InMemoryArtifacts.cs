namespace AgentLoop;

/// <summary>Artifacts in memory. Its owner sees to it that one thread uses it at a time.</summary>
internal sealed class InMemoryArtifacts
{
    private readonly Dictionary<Digest, StoredArtifact> artifacts = [];
    private readonly Dictionary<Digest, Digest> names = [];
    private readonly List<Digest> unnamed = [];

    public IEnumerable<StoredArtifact> All => artifacts.Values;

    /// <summary>The names of what was kept since the last entry, which vouches for them.</summary>
    public Digest[] TakeUnnamed()
    {
        Digest[] taken = [.. unnamed];
        unnamed.Clear();
        return taken;
    }

    public StoredArtifact? Find(ArtifactQuery query) => artifacts.GetValueOrDefault(
        query.Name.IsNone ? names.GetValueOrDefault(query.ContentDigest) : query.Name);

    /// <summary>Keeps content, unless that was done, or brings it back where it was pruned. Content that brings a salt is kept under the name which that gives.</summary>
    public Digest Put(Digest contentDigest, ReadOnlySpan<byte> content, ReadOnlyMemory<byte> salt, string mediaType)
    {
        Digest name = salt.IsEmpty ? names.GetValueOrDefault(contentDigest) : ArtifactName.Of(salt.Span, contentDigest);
        bool isNew = !artifacts.TryGetValue(name, out StoredArtifact? known);
        if (known is { Content: not null })
            return name;
        ReadOnlyMemory<byte> used = known?.Salt ?? (salt.IsEmpty ? ArtifactName.CreateSalt() : salt.ToArray());
        name = ArtifactName.Of(used.Span, contentDigest);
        artifacts[name] = new StoredArtifact
        {
            Name = name,
            ContentDigest = contentDigest,
            Length = content.Length,
            Salt = used,
            Content = ArtifactContent.Of(content.ToArray(), mediaType, used),
        };
        names.TryAdd(contentDigest, name);
        if (isNew)
            unnamed.Add(name);
        return name;
    }

    public long Prune(Digest name)
    {
        StoredArtifact artifact = artifacts[name];
        artifacts[name] = artifact with { Content = null };
        return artifact.Length;
    }

    public long Erase(Digest name)
    {
        artifacts.Remove(name, out StoredArtifact? artifact);
        if (names.GetValueOrDefault(artifact!.ContentDigest) == name)
            names.Remove(artifact.ContentDigest);
        unnamed.Remove(name);
        return artifact.Content is null ? 0 : artifact.Length;
    }
}
