using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A model was called.</summary>
public sealed record ModelCalled : EffectRecorded
{
    /// <summary>The request: the digest of each message, in order, and the options.</summary>
    public required ArtifactReference Prompt { get; init; }

    /// <summary>The answer as JSON; <see langword="null"/> where the call failed.</summary>
    public RecordedContent? Response { get; init; }

    /// <summary>Why the call failed, in a sentence; <see langword="null"/> where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The model that answered, as it says.</summary>
    public string? ModelId { get; init; }

    /// <summary>What the call used.</summary>
    public required Spending Spending { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Prompt.Digest.ToString();

    /// <inheritdoc/>
    public override string Kind => "model.called";
}
