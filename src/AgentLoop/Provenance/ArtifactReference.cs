namespace AgentLoop;

/// <summary>Content kept beside the journal, named by its digest.</summary>
public sealed record ArtifactReference
{
    /// <summary>The digest of the content, under which it is found.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The length of the content in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>What the content is, as a media type.</summary>
    /// <value><c>application/octet-stream</c> unless said.</value>
    public string MediaType { get; init; } = "application/octet-stream";
}
