using System.Text.Json;

namespace AgentLoop;

/// <summary>A tool call that a model asks for.</summary>
public sealed record ToolCall
{
    /// <summary>The tool.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments: a JSON object, as the model wrote it or a policy changed it.</summary>
    public required string Arguments { get; init; }

    /// <summary>Whether the tool only reads.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether the tool itself demands an approval.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>Whether a text is a JSON object.</summary>
    internal static bool IsObject(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An argument; <see langword="null"/> where there is none of that name.</summary>
    public JsonElement? Argument(string name)
    {
        using JsonDocument document = JsonDocument.Parse(Arguments);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value)
            ? value.Clone()
            : null;
    }
}
