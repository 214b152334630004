using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>An approval was given or denied.</summary>
public sealed record ApprovalDecided : EffectRecorded
{
    /// <summary>What was asked for.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>What was asked, in a sentence.</summary>
    public required string Question { get; init; }

    /// <summary>The decision.</summary>
    public required ApprovalDecision Decision { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => $"{Milestone} {Question}";

    /// <inheritdoc/>
    public override string Kind => "approval.decided";
}
