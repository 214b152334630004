using System.Text.Json;

namespace AgentLoop;

/// <summary>A tool that a model called.</summary>
internal sealed record RecordedCall
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public JsonElement? Arguments { get; init; }
}
