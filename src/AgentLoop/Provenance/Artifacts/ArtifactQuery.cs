namespace AgentLoop;

/// <summary>Which artifact is looked for: by its name, or by what it holds.</summary>
public sealed record ArtifactQuery
{
    private ArtifactQuery()
    {
    }

    /// <summary>The name; the default value where another thing is looked for.</summary>
    public Digest Name { get; private init; }

    /// <summary>The SHA-256 of the content; the default value where a name is looked for.</summary>
    public Digest ContentDigest { get; private init; }

    /// <summary>The artifact of this name, as it stands in an <see cref="ArtifactReference"/>.</summary>
    public static ArtifactQuery Named(Digest name) => new() { Name = name };

    /// <summary>The artifact whose content has this SHA-256.</summary>
    public static ArtifactQuery Holding(Digest contentDigest) => new() { ContentDigest = contentDigest };
}
