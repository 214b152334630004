using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>An event that a newer version wrote: kept as it is, without effect on the state.</summary>
public sealed record UnknownEvent : RunEvent
{
    /// <summary>The kind that the newer version gave it.</summary>
    public required string RecordedKind { get; init; }

    /// <summary>The record, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Kind => RecordedKind;
}
