using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Reads and writes the lines of a recording: JSON in UTF-8, letters of any language as themselves.</summary>
internal static class RecordingFormat
{
    public static JsonElement RequestOf(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var request = new JsonObject { ["messages"] = JsonSerializer.SerializeToNode(messages.ToList(), ReadableJson.Options) };
        if (options is not null)
        {
            request["options"] = JsonSerializer.SerializeToNode(options, ReadableJson.Options);
            request["tools"] = new JsonArray([.. (options.Tools ?? []).Select(ToolOf)]);
        }
        return JsonSerializer.SerializeToElement(request, ReadableJson.Options);
    }

    public static string Write(RecordedExchange exchange)
    {
        RecordedFault.Mark(exchange);
        var line = new JsonObject { ["v"] = RecordedExchange.Version, ["request"] = JsonSerializer.SerializeToNode(exchange.Request, ReadableJson.Options) };
        if (exchange.Response is { } response)
            line["response"] = JsonSerializer.SerializeToNode(response, ReadableJson.Options);
        if (exchange.Updates is { } updates)
            line["updates"] = JsonSerializer.SerializeToNode(updates, ReadableJson.Options);
        if (exchange.Error is { } error)
            line["error"] = new JsonObject { ["type"] = error.Type, ["message"] = error.Message, ["status"] = error.Status, ["outcome"] = error.Outcome };
        return line.ToJsonString(ReadableJson.Options);
    }

    /// <exception cref="AgentLoopException">The line is none of a recording.</exception>
    public static RecordedExchange Read(string line, string place)
    {
        try
        {
            JsonElement json = JsonElement.Parse(line);
            if (json.GetProperty("v").GetInt32() != RecordedExchange.Version)
                throw new AgentLoopException($"{place} is of another version than {RecordedExchange.Version}; record it anew.");
            RecordedExchange exchange = Read(json);
            exchange.RequireAnswer();
            RecordedFault.Restore(exchange);
            return exchange;
        }
        catch (Exception e) when (e is not AgentLoopException)
        {
            // whatever the converters of contents throw at what they cannot read
            throw new AgentLoopException($"{place} is no exchange with a model: {e.Message}", e);
        }
    }

    private static RecordedExchange Read(JsonElement json) => new()
    {
        Request = json.GetProperty("request"),
        Response = Part<ChatResponse>(json, "response"),
        Updates = Part<List<ChatResponseUpdate>>(json, "updates"),
        Error = json.TryGetProperty("error", out JsonElement error) ? ErrorOf(error) : null,
    };

    private static T? Part<T>(JsonElement json, string name)
        where T : class => json.TryGetProperty(name, out JsonElement part) ? part.Deserialize<T>(ReadableJson.Options) : null;

    private static RecordedError ErrorOf(JsonElement error) => new()
    {
        Type = error.GetProperty("type").GetString() ?? "",
        Message = error.GetProperty("message").GetString() ?? "",
        Status = error.TryGetProperty("status", out JsonElement status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : null,
        Outcome = error.TryGetProperty("outcome", out JsonElement outcome) ? outcome.GetString() : null,
    };

    private static JsonObject ToolOf(AITool tool)
    {
        var written = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description };
        if (tool is AIFunctionDeclaration function)
            written["schema"] = JsonSerializer.SerializeToNode(function.JsonSchema, ReadableJson.Options);
        return written;
    }
}
