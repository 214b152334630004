using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A change was handed over, or could not be.</summary>
public sealed record Integrated : EffectRecorded
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>How.</summary>
    public required IntegrationResult Result { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => CandidateId;

    /// <inheritdoc/>
    public override string Kind => "integration.finished";
}
