using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A plugin performed an effect of its own.</summary>
public sealed record EffectPerformed : EffectRecorded
{
    /// <summary>What the plugin calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it gave, as JSON.</summary>
    public required RecordedContent Result { get; init; }

    /// <summary>What it threw, in a sentence; <see langword="null"/> where it did not. There is no result then.</summary>
    public string? Failure { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Name;

    /// <inheritdoc/>
    public override string Kind => "effect.performed";
}
