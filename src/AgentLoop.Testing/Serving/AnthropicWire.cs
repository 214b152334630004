using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Answers as the Anthropic Messages interface writes them: a message, or the events of one.</summary>
internal static class AnthropicWire
{
    public static string Message(ChatResponse response, string asked) => WireJson.Write(MessageOf(response, asked, [.. Blocks(response)], StopReason(response)));

    public static IEnumerable<string> Events(ChatResponse response, string asked)
    {
        yield return Event("message_start", new JsonObject { ["message"] = MessageOf(response, asked, [], stopReason: null) });
        int index = 0;
        foreach (JsonObject block in Blocks(response))
        {
            foreach (string e in AnthropicBlockEvents.Of(block, index++))
                yield return e;
        }
        yield return Event("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = StopReason(response), ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = response.Usage?.OutputTokenCount ?? 0 },
        });
        yield return Event("message_stop", []);
    }

    public static string Error(string message, string code) =>
        WireJson.Write(new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = code, ["message"] = message } });

    public static string Event(string type, JsonObject content)
    {
        content.Insert(0, "type", type);
        return $"event: {type}\ndata: {WireJson.Write(content)}";
    }

    private static JsonObject MessageOf(ChatResponse response, string asked, JsonArray content, string? stopReason)
    {
        var message = new JsonObject
        {
            ["id"] = response.ResponseId ?? "msg_scripted",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = WireJson.ModelOf(response, asked),
            ["content"] = content,
            ["stop_reason"] = stopReason,
            ["stop_sequence"] = null,
        };
        if (response.Usage is { } usage)
            message["usage"] = UsageOf(usage);
        return message;
    }

    /// <summary>This interface counts cached tokens beside the others and not among them.</summary>
    private static JsonObject UsageOf(UsageDetails usage) => new()
    {
        ["input_tokens"] = (usage.InputTokenCount ?? 0) - (usage.CachedInputTokenCount ?? 0),
        ["cache_creation_input_tokens"] = 0,
        ["cache_read_input_tokens"] = usage.CachedInputTokenCount ?? 0,
        ["output_tokens"] = usage.OutputTokenCount ?? 0,
    };

    private static IEnumerable<JsonObject> Blocks(ChatResponse response) => WireJson.ContentsOf(response).Select(BlockOf).OfType<JsonObject>();

    private static JsonObject? BlockOf(AIContent content) => content switch
    {
        TextReasoningContent thought => new JsonObject { ["type"] = "thinking", ["thinking"] = thought.Text, ["signature"] = thought.ProtectedData ?? "c2lnbmVk" },
        TextContent text => new JsonObject { ["type"] = "text", ["text"] = text.Text },
        ErrorContent error => new JsonObject { ["type"] = "text", ["text"] = error.Message },
        FunctionCallContent call => new JsonObject { ["type"] = "tool_use", ["id"] = call.CallId, ["name"] = call.Name, ["input"] = WireJson.Arguments(call) },
        _ => null,
    };

    private static string StopReason(ChatResponse response) => response.FinishReason?.Value switch
    {
        "stop" => "end_turn",
        "length" => "max_tokens",
        "tool_calls" => "tool_use",
        "content_filter" => "refusal",
        { } other => other,
        null => WireJson.ContentsOf(response).Any(c => c is FunctionCallContent) ? "tool_use" : "end_turn",
    };
}
