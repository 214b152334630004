using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>A tool that a model called has answered, or why it was not run.</summary>
public sealed record ToolCalled : EffectRecorded
{
    /// <summary>The tool, as the model named it.</summary>
    public required string Tool { get; init; }

    /// <summary>The id that the endpoint gave the call.</summary>
    public required string CallId { get; init; }

    /// <summary>The arguments it was run with: a JSON object, or what could be made of it.</summary>
    public required RecordedContent Arguments { get; init; }

    /// <summary>What became of it.</summary>
    public required ToolCallEnd End { get; init; }

    /// <summary>What the model was told, as text.</summary>
    public required RecordedContent Result { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Request => Tool;

    /// <inheritdoc/>
    public override string Kind => "tool.called";
}
