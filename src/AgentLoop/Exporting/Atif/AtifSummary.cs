using System.Text.Json;

namespace AgentLoop;

/// <summary>What stands after the steps of a trajectory: who acted, and what that used.</summary>
internal sealed class AtifSummary
{
    private readonly Dictionary<string, int> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> tools = new(StringComparer.Ordinal);
    private Spending total = Spending.None;
    private int toolCalls;

    public void Add(string? model, Spending spending, int calls)
    {
        total += spending;
        toolCalls += calls;
        if (model is { Length: > 0 })
            models[model] = models.GetValueOrDefault(model) + 1;
    }

    /// <summary>Takes note of a tool that a model was told of: a name, a description and the schema of its arguments.</summary>
    public void AddTool(JsonElement tool)
    {
        if (tool.ValueKind == JsonValueKind.Object && tool.TryGetProperty("name"u8, out JsonElement name) && name.ValueKind == JsonValueKind.String)
            tools.TryAdd(name.GetString()!, tool.Clone());
    }

    public void Write(Utf8JsonWriter json, int steps)
    {
        json.WriteStartObject("agent"u8);
        json.WriteString("name"u8, ThisTool.Name);
        json.WriteString("version"u8, ThisTool.Version);
        if (models.Count > 0)
            json.WriteString("model_name"u8, models.MaxBy(m => m.Value).Key);
        WriteTools(json);
        json.WriteEndObject();

        json.WriteStartObject("final_metrics"u8);
        json.WriteNumber("total_prompt_tokens"u8, total.InputTokens);
        json.WriteNumber("total_completion_tokens"u8, total.OutputTokens);
        json.WriteNumber("total_cached_tokens"u8, total.CachedTokens);
        if (total.Cost > 0)
            json.WriteNumber("total_cost_usd"u8, total.Cost);
        json.WriteNumber("total_steps"u8, steps);
        json.WriteStartObject("extra"u8);
        json.WriteNumber("model_calls"u8, total.ModelCalls);
        json.WriteNumber("tool_calls"u8, toolCalls);
        json.WriteNumber("reasoning_tokens"u8, total.ReasoningTokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteTools(Utf8JsonWriter json)
    {
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tool_definitions"u8);
        foreach ((string name, JsonElement tool) in tools)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, name);
            Copy(json, tool, "description", "description");
            Copy(json, tool, "schema", "parameters");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Copy(Utf8JsonWriter json, JsonElement from, string name, string to)
    {
        if (!from.TryGetProperty(name, out JsonElement value))
            return;
        json.WritePropertyName(to);
        value.WriteTo(json);
    }
}
