namespace AgentLoop;

/// <summary>What an effect gave: in the journal where it is short, beside it where it is not.</summary>
public sealed record RecordedContent
{
    /// <summary>The content, where it is short.</summary>
    public string? Text { get; init; }

    /// <summary>Where the content is, where it is not.</summary>
    public ArtifactReference? Artifact { get; init; }
}
