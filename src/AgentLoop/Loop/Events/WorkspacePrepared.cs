using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A private copy of the repository was made, and a candidate applied to it.</summary>
public sealed record WorkspacePrepared : EffectRecorded
{
    /// <summary>The candidate; empty for the untouched repository.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Why the candidate could not be applied; empty where it was.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => CandidateId;

    /// <inheritdoc/>
    public override string Kind => "workspace.prepared";
}
