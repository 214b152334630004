using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>The policies decided.</summary>
public sealed record PolicyDecided : EffectRecorded
{
    /// <summary>What was to be done.</summary>
    public required PolicyAction Action { get; init; }

    /// <summary>The candidate it was to be done with; empty for a tool call, which comes before there is one.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The tool that was to be called; <see langword="null"/> for everything else.</summary>
    public string? Tool { get; init; }

    /// <summary>What they said.</summary>
    public required PolicyVerdict Verdict { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => $"{Action} {Tool ?? CandidateId}";

    /// <inheritdoc/>
    public override string Kind => "policy.decided";
}
