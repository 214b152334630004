namespace AgentLoop;

/// <summary>A file of the repository holds secrets: plugins and models are shown what is left of it.</summary>
public sealed record FileMasked : RunEvent
{
    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The file with its secrets masked.</summary>
    public required ArtifactReference Content { get; init; }

    /// <inheritdoc/>
    public override string Kind => "file.masked";
}
