using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A file was written in a sandbox, or the sandbox refused to.</summary>
public sealed record FileWritten : EffectRecorded
{
    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The content.</summary>
    public required ArtifactReference Content { get; init; }

    /// <summary>Why it was not written, where the sandbox refused to.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => $"{Path}\0{Content.Digest}";

    /// <inheritdoc/>
    public override string Kind => "file.written";
}
