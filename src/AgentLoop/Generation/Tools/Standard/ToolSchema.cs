using System.Text.Json;

namespace AgentLoop;

/// <summary>The schema of a tool's arguments.</summary>
internal static class ToolSchema
{
    /// <summary>An object with these properties, written as JSON, and no others.</summary>
    public static JsonElement Of(string properties, params ReadOnlySpan<string> required)
    {
        string names = string.Join(", ", required.ToArray().Select(r => $"\"{r}\""));
        return JsonElement.Parse($$"""{ "type": "object", "properties": {{{properties}}}, "required": [{{names}}], "additionalProperties": false }""");
    }
}
