using System.Text.Json;

namespace AgentLoop.Samples.Tests;

/// <summary>Reads a recorded answer of the Messages interface, by its documentation. What the endpoint's own tools did is not the loop's.</summary>
internal static class AnthropicReading
{
    public static ExchangeReading Of(Exchange exchange)
    {
        ExchangeReading reading = new();
        if (exchange.IsStream)
            ReadStream(exchange, reading);
        else
            ReadMessage(exchange.Body, reading);
        return reading;
    }

    private static void ReadMessage(JsonElement message, ExchangeReading reading)
    {
        foreach (JsonElement block in message.GetProperty("content").EnumerateArray())
        {
            Begin(block, reading);
            if (block.GetProperty("type").GetString() == "tool_use")
                Append(reading, block.GetProperty("input").GetRawText());
        }
        ReadUsage(message.GetProperty("usage"), reading);
    }

    private static void ReadStream(Exchange exchange, ExchangeReading reading)
    {
        string open = "";
        foreach (JsonElement e in exchange.Objects)
        {
            switch (e.GetProperty("type").GetString())
            {
                case "message_start":
                    ReadUsage(e.GetProperty("message").GetProperty("usage"), reading);
                    break;
                case "message_delta":
                    ReadUsage(e.GetProperty("usage"), reading);
                    break;
                case "content_block_start":
                    open = e.GetProperty("content_block").GetProperty("type").GetString()!;
                    Begin(e.GetProperty("content_block"), reading);
                    break;
                case "content_block_delta":
                    ReadDelta(e.GetProperty("delta"), open, reading);
                    break;
            }
        }
    }

    private static void Begin(JsonElement block, ExchangeReading reading)
    {
        switch (block.GetProperty("type").GetString())
        {
            case "text":
                reading.Text.Append(block.GetProperty("text").GetString());
                break;
            case "thinking":
                reading.Reasoning.Append(block.GetProperty("thinking").GetString());
                break;
            case "tool_use":
                reading.Calls[reading.Calls.Count] = (block.GetProperty("id").GetString()!, block.GetProperty("name").GetString()!, "");
                break;
        }
    }

    private static void ReadDelta(JsonElement delta, string open, ExchangeReading reading)
    {
        if (delta.TryGetProperty("text", out JsonElement text))
            reading.Text.Append(text.GetString());
        else if (delta.TryGetProperty("thinking", out JsonElement thought))
            reading.Reasoning.Append(thought.GetString());
        else if (open == "tool_use" && delta.TryGetProperty("partial_json", out JsonElement json))
            Append(reading, json.GetString()!);
    }

    private static void Append(ExchangeReading reading, string arguments)
    {
        (string id, string name, string before) = reading.Calls[reading.Calls.Count - 1];
        reading.Calls[reading.Calls.Count - 1] = (id, name, before + arguments);
    }

    /// <summary>Counts of a stream are cumulative. What was read from the cache or written to it stands beside the other tokens.</summary>
    private static void ReadUsage(JsonElement usage, ExchangeReading reading)
    {
        if (Count(usage, "input_tokens") is { } input)
        {
            reading.Cached = Count(usage, "cache_read_input_tokens");
            reading.Input = input + (reading.Cached ?? 0) + (Count(usage, "cache_creation_input_tokens") ?? 0);
        }
        reading.Output = Count(usage, "output_tokens") ?? reading.Output;
        if (usage.TryGetProperty("output_tokens_details", out JsonElement details) && details.ValueKind == JsonValueKind.Object)
            reading.Thought = Count(details, "thinking_tokens");
    }

    private static long? Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
