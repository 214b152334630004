using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>The JSON envelope.</summary>
internal sealed record DsseDocument
{
    public required string Payload { get; init; }

    [JsonPropertyName("payloadType")]
    public required string PayloadType { get; init; }

    public required IReadOnlyList<DsseSignature> Signatures { get; init; }
}
