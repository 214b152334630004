using System.Text.Json;

namespace AgentLoop.Samples.Tests;

/// <summary>Reads a recorded answer of chat completions, by the documentation of the interface and of those who vary it.</summary>
internal static class OpenAIReading
{
    public static ExchangeReading Of(Exchange exchange)
    {
        ExchangeReading reading = new();
        foreach (JsonElement part in exchange.Objects)
        {
            if (Member(part, "usage") is { ValueKind: JsonValueKind.Object } usage)
                ReadUsage(usage, reading);
            if (Member(part, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 && Member(choices[0], exchange.IsStream ? "delta" : "message") is { } message)
                Read(message, reading);
        }
        return reading;
    }

    private static void ReadUsage(JsonElement usage, ExchangeReading reading)
    {
        reading.Input = usage.GetProperty("prompt_tokens").GetInt64();
        reading.Output = usage.GetProperty("completion_tokens").GetInt64();
        reading.Cached = Count(usage, "prompt_tokens_details", "cached_tokens") ?? Count(usage, "cached_tokens") ?? Count(usage, "num_cached_tokens");
        reading.Thought = Count(usage, "completion_tokens_details", "reasoning_tokens");
    }

    private static void Read(JsonElement message, ExchangeReading reading)
    {
        reading.Reasoning.Append(Text(message, "reasoning_content") is { Length: > 0 } reasoning ? reasoning : Text(message, "reasoning"));
        reading.Text.Append(Text(message, "content"));
        if (Member(message, "content") is { ValueKind: JsonValueKind.Array } parts)
        {
            foreach (JsonElement part in parts.EnumerateArray())
                ReadPart(part, reading);
        }
        if (Member(message, "tool_calls") is { ValueKind: JsonValueKind.Array } calls)
            ReadCalls(calls, reading);
    }

    private static void ReadPart(JsonElement part, ExchangeReading reading)
    {
        if (part.GetProperty("type").GetString() == "thinking")
            reading.Reasoning.Append(string.Concat(part.GetProperty("thinking").EnumerateArray().Select(t => t.GetProperty("text").GetString())));
        else
            reading.Text.Append(Text(part, "text"));
    }

    private static void ReadCalls(JsonElement calls, ExchangeReading reading)
    {
        int place = 0;
        foreach (JsonElement call in calls.EnumerateArray())
        {
            int index = (int?)Count(call, "index") ?? place;
            (string id, string name, string arguments) = reading.Calls.GetValueOrDefault(index, ($"call-{index + 1}", "", ""));
            JsonElement function = call.GetProperty("function");
            reading.Calls[index] = (
                Text(call, "id") is { Length: > 0 } newId ? newId : id,
                Text(function, "name") is { Length: > 0 } newName ? newName : name,
                arguments + Text(function, "arguments"));
            place++;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static long? Count(JsonElement element, params string[] path)
    {
        foreach (string name in path)
            element = Member(element, name) ?? default;
        return element.ValueKind == JsonValueKind.Number ? element.GetInt64() : null;
    }
}
