namespace AgentLoop;

/// <summary>Content kept beside the journal, by its name.</summary>
public sealed record ArtifactReference
{
    /// <summary>The name under which the content is found: not its SHA-256, see <see cref="ArtifactName"/>.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The length of the content in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>What the content is, as a media type.</summary>
    /// <value><c>application/octet-stream</c> unless said.</value>
    public string MediaType { get; init; } = "application/octet-stream";
}
