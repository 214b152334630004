using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Answers as the OpenAI Chat Completions interface writes them: a completion, or the chunks of one.</summary>
internal static class OpenAIWire
{
    private const long Created = 1_760_000_000;

    public static string Completion(ChatResponse response, string asked)
    {
        var choice = new JsonObject { ["index"] = 0, ["message"] = MessageOf(response), ["finish_reason"] = FinishReason(response) };
        return WireJson.Write(Envelope(response, asked, "chat.completion", choice, response.Usage));
    }

    public static IEnumerable<string> Events(ChatResponse response, string asked)
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" });
        foreach (JsonObject delta in OpenAIDeltas.Of(response))
            yield return Chunk(delta);
        yield return Chunk([], FinishReason(response));
        if (response.Usage is { } usage)
            yield return $"data: {WireJson.Write(Envelope(response, asked, "chat.completion.chunk", choice: null, usage))}";
        yield return "data: [DONE]";

        string Chunk(JsonObject delta, string? finish = null) => $"data: {WireJson.Write(Envelope(
            response, asked, "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }, usage: null))}";
    }

    public static string Error(string message, string code) =>
        WireJson.Write(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = code, ["param"] = null, ["code"] = code } });

    public static JsonObject CallOf(FunctionCallContent call, string arguments) => new()
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };

    private static JsonObject Envelope(ChatResponse response, string asked, string kind, JsonObject? choice, UsageDetails? usage)
    {
        var envelope = new JsonObject
        {
            ["id"] = response.ResponseId ?? "chatcmpl-scripted",
            ["object"] = kind,
            ["created"] = Created,
            ["model"] = WireJson.ModelOf(response, asked),
            ["choices"] = choice is null ? [] : new JsonArray(choice),
        };
        if (usage is not null)
            envelope["usage"] = UsageOf(usage);
        return envelope;
    }

    private static JsonObject MessageOf(ChatResponse response)
    {
        AIContent[] contents = [.. WireJson.ContentsOf(response)];
        string text = string.Concat(contents.OfType<TextContent>().Select(t => t.Text));
        string thought = string.Concat(contents.OfType<TextReasoningContent>().Select(t => t.Text));
        FunctionCallContent[] calls = [.. contents.OfType<FunctionCallContent>()];
        var message = new JsonObject { ["role"] = "assistant", ["content"] = text.Length > 0 ? text : null };
        if (thought.Length > 0)
            message["reasoning_content"] = thought;
        if (contents.OfType<ErrorContent>().FirstOrDefault() is { } refusal)
            message["refusal"] = refusal.Message;
        if (calls.Length > 0)
            message["tool_calls"] = new JsonArray([.. calls.Select(call => CallOf(call, WireJson.Write(WireJson.Arguments(call))))]);
        return message;
    }

    private static JsonObject UsageOf(UsageDetails usage) => new()
    {
        ["prompt_tokens"] = usage.InputTokenCount ?? 0,
        ["completion_tokens"] = usage.OutputTokenCount ?? 0,
        ["total_tokens"] = usage.TotalTokenCount ?? ((usage.InputTokenCount ?? 0) + (usage.OutputTokenCount ?? 0)),
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.CachedInputTokenCount ?? 0 },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.ReasoningTokenCount ?? 0 },
    };

    private static string FinishReason(ChatResponse response) =>
        response.FinishReason?.Value ?? (WireJson.ContentsOf(response).Any(c => c is FunctionCallContent) ? "tool_calls" : "stop");
}
