using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>The policies decided.</summary>
public sealed record PolicyDecided : EffectRecorded
{
    /// <summary>What was to be done.</summary>
    public required PolicyAction Action { get; init; }

    /// <summary>The candidate it was to be done with.</summary>
    public required string CandidateId { get; init; }

    /// <summary>What they said.</summary>
    public required PolicyVerdict Verdict { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => $"{Action} {CandidateId}";

    /// <inheritdoc/>
    public override string Kind => "policy.decided";
}
