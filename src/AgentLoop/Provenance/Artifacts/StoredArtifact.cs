namespace AgentLoop;

/// <summary>An artifact as a store has it.</summary>
public sealed record StoredArtifact
{
    /// <summary>Its name, <c>SHA-256(salt ‖ SHA-256(content))</c>.</summary>
    public required Digest Name { get; init; }

    /// <summary>The SHA-256 of its content.</summary>
    public required Digest ContentDigest { get; init; }

    /// <summary>The length of its content in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The salt of its name.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>Its content with its salt; <see langword="null"/> where that was pruned.</summary>
    public required ArtifactContent? Content { get; init; }
}
