using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>What was kept of an output stream.</summary>
public sealed record CapturedOutput
{
    /// <summary>The text: all of it, or its head and tail with a line between that says how much is missing. Bytes that are no UTF-8 are replaced.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many bytes are missing between head and tail.</summary>
    public long DroppedBytes { get; init; }

    /// <summary>The whole stream, where <see cref="SandboxCommand.KeepWholeOutput"/> asked for it and the loop stored it.</summary>
    public ArtifactReference? Whole { get; init; }

    /// <summary>A file of the host with the whole stream, where <see cref="SandboxCommand.KeepWholeOutput"/> asked for it. It goes with the session.</summary>
    [JsonIgnore]
    public string? WholeFile { get; init; }
}
