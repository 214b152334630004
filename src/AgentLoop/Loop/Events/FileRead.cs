using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A file was read in a sandbox.</summary>
public sealed record FileRead : EffectRecorded
{
    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The content; <see langword="null"/> where there was no such file.</summary>
    public ArtifactReference? Content { get; init; }

    /// <summary>Why it was not read, where the sandbox refused to, such as for a folder or a link that leads out.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Path;

    /// <inheritdoc/>
    public override string Kind => "file.read";
}
