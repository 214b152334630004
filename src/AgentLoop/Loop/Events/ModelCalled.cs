using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A model was called.</summary>
public sealed record ModelCalled : EffectRecorded
{
    /// <summary>The request: the digest of each message, in order, and the options.</summary>
    public required ArtifactReference Prompt { get; init; }

    /// <summary>The answer as JSON; <see langword="null"/> where the call failed.</summary>
    public RecordedContent? Response { get; init; }

    /// <summary>What came of the call.</summary>
    public ModelOutcome Outcome { get; init; }

    /// <summary>Why the call failed, in a sentence; <see langword="null"/> where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The model that answered, as it says.</summary>
    public string? ModelId { get; init; }

    /// <summary>What the last try used; those before are <see cref="ModelTried"/>.</summary>
    public required Spending Spending { get; init; }

    /// <summary>Whether the endpoint did not say what was used, so that it was counted by the length of what went and came.</summary>
    public bool IsUsageEstimated { get; init; }

    /// <summary>How often the request was made.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>How long it took, its tries and waits together.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Prompt.Digest.ToString();

    /// <inheritdoc/>
    public override string Kind => "model.called";
}
