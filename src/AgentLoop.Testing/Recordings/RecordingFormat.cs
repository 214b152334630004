using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Reads and writes the lines of a recording: JSON in UTF-8, letters of any language as themselves.</summary>
internal static class RecordingFormat
{
    private static readonly JsonSerializerOptions Readable = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement RequestOf(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var request = new JsonObject { ["messages"] = JsonSerializer.SerializeToNode(messages.ToList(), Readable) };
        if (options is not null)
        {
            request["options"] = JsonSerializer.SerializeToNode(options, Readable);
            request["tools"] = new JsonArray([.. (options.Tools ?? []).Select(ToolOf)]);
        }
        return JsonSerializer.SerializeToElement(request, Readable);
    }

    public static string Write(RecordedExchange exchange)
    {
        var line = new JsonObject { ["v"] = RecordedExchange.Version, ["request"] = JsonSerializer.SerializeToNode(exchange.Request, Readable) };
        if (exchange.Response is { } response)
            line["response"] = JsonSerializer.SerializeToNode(response, Readable);
        if (exchange.Updates is { } updates)
            line["updates"] = JsonSerializer.SerializeToNode(updates, Readable);
        if (exchange.Error is { } error)
            line["error"] = new JsonObject { ["type"] = error.Type, ["message"] = error.Message, ["status"] = error.Status, ["outcome"] = error.Outcome };
        return line.ToJsonString(Readable);
    }

    /// <exception cref="AgentLoopException">The line is none of a recording.</exception>
    public static RecordedExchange Read(string line, string place)
    {
        try
        {
            JsonElement json = JsonElement.Parse(line);
            if (json.GetProperty("v").GetInt32() != RecordedExchange.Version)
                throw new AgentLoopException($"{place} is of another version than {RecordedExchange.Version}; record it anew.");
            return new RecordedExchange
            {
                Request = json.GetProperty("request"),
                Response = Part<ChatResponse>(json, "response"),
                Updates = Part<List<ChatResponseUpdate>>(json, "updates"),
                Error = json.TryGetProperty("error", out JsonElement error) ? ErrorOf(error) : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new AgentLoopException($"{place} is no exchange with a model: {e.Message}", e);
        }
    }

    private static T? Part<T>(JsonElement json, string name)
        where T : class => json.TryGetProperty(name, out JsonElement part) ? part.Deserialize<T>(Readable) : null;

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
            written["schema"] = JsonSerializer.SerializeToNode(function.JsonSchema, Readable);
        return written;
    }
}
