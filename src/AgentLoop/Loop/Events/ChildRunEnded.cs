using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A run within this run has ended; its own journal says the rest.</summary>
public sealed record ChildRunEnded : EffectRecorded
{
    /// <summary>What it was for, and the digest of all that was asked.</summary>
    public required string Asked { get; init; }

    /// <summary>Its id.</summary>
    public required string ChildRunId { get; init; }

    /// <summary>What it came to.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The change it selected; <see langword="null"/> where it has none.</summary>
    public ArtifactReference? Changes { get; init; }

    /// <summary>Why that change.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>What it must be told before it can go on; see <see cref="RunOutcome.NeedsClarification"/>.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>What it used.</summary>
    public required Spending Spending { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Asked;

    /// <inheritdoc/>
    public override string Kind => "child.ended";
}
