using System.Text.Json;

namespace AgentLoop;

/// <summary>A line of a file of runs, whichever kind it is.</summary>
internal sealed record RunFileLine
{
    public string? Format { get; init; }

    public int? Version { get; init; }

    public string? Run { get; init; }

    public string? Artifact { get; init; }

    public byte[]? Salt { get; init; }

    public long? Length { get; init; }

    public byte[]? Part { get; init; }

    public long? Record { get; init; }

    public JsonElement? Payload { get; init; }

    public byte[]? Base64 { get; init; }

    public int? Runs { get; init; }

    public long? Records { get; init; }

    public long? Artifacts { get; init; }

    public string? Sha256 { get; init; }
}
