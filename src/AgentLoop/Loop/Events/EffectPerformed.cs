using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A plugin performed an effect of its own.</summary>
public sealed record EffectPerformed : EffectRecorded
{
    /// <summary>What the plugin calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it gave, as JSON.</summary>
    public required RecordedContent Result { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Name;

    /// <inheritdoc/>
    public override string Kind => "effect.performed";
}
