using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using QuickStart;

namespace AgentLoop.Samples.Tests;

/// <summary>What endpoints really answered, read through the adapter and, independently, from the JSON.</summary>
public sealed class RecordedOpenAIExchangesTests
{
    /// <summary>What the OpenAI package itself does not take: an answer that is none, a part "thinking", an empty finish reason.</summary>
    private static readonly string[] Unreadable =
        ["test_invalid_response.yaml", "test_mistral_model_thinking_part.yaml", "test_mistral_model_thinking_part_iter.yaml", "test_snowflake_native_output.yaml"];

    [Fact]
    public async Task Every_recorded_answer_is_read_as_it_was_given()
    {
        List<string> differences = [];
        int count = 0;
        foreach (Exchange exchange in Exchange.All().Where(e => e.Uri.AbsolutePath.EndsWith("/chat/completions", StringComparison.Ordinal) && e.Status == 200))
        {
            count++;
            (string expected, string actual) = (Expected(exchange), await ReadAsync(exchange));
            bool isExpected = Unreadable.Contains(Path.GetFileName(exchange.Name), StringComparer.Ordinal)
                ? actual.StartsWith("No usable answer came from The endpoint", StringComparison.Ordinal)
                : actual == expected;
            if (!isExpected)
                differences.Add($"{exchange.Name} {exchange.Uri.Host}\n  expected {expected}\n  actual   {actual}");
        }

        Assert.Empty(differences);
        Assert.True(count > 100, $"Only {count} exchanges were looked at.");
    }

    [Fact]
    public async Task Every_recorded_refusal_is_one_sentence()
    {
        Exchange[] refusals = [.. Exchange.All().Where(e => e.Uri.AbsolutePath.EndsWith("/chat/completions", StringComparison.Ordinal) && e.Status != 200)];
        Assert.True(refusals.Length > 5, $"Only {refusals.Length} exchanges were looked at.");
        foreach (Exchange exchange in refusals)
        {
            string said = await ReadAsync(exchange);
            Assert.Contains(exchange.Body.GetProperty("error").GetProperty("message").GetString()!.Split('\n')[0][..20], said, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ReadAsync(Exchange exchange)
    {
        using LoopbackServer server = LoopbackServer.Answering(exchange.Text, exchange.Status, exchange.ContentType);
        OpenAIClientOptions options = new() { Endpoint = server.Address, RetryPolicy = new ClientRetryPolicy(0) };
        using PlainFailures client = new(new OpenAIChatClient(new OpenAIClient(new ApiKeyCredential("any"), options), "any"), "The endpoint");
        try
        {
            ChatResponse answer = exchange.IsStream
                ? await client.GetStreamingResponseAsync("any").ToChatResponseAsync()
                : await client.GetResponseAsync("any");
            IEnumerable<FunctionCallContent> calls = answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>();
            return Describe(answer.Text, [.. calls.Select(c => $"{c.CallId} {c.Name} {Keys(c.Arguments?.Keys)}")], answer.Usage?.OutputTokenCount);
        }
        catch (AgentLoopException e)
        {
            return e.Message;
        }
    }

    private static string Expected(Exchange exchange)
    {
        StringBuilder text = new();
        SortedDictionary<int, (string Id, string Name, string Arguments)> calls = [];
        long? tokens = null;
        foreach (JsonElement part in exchange.Objects)
        {
            if (part.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object)
                tokens = usage.GetProperty("completion_tokens").GetInt64();
            if (part.TryGetProperty("choices", out JsonElement choices) && choices.GetArrayLength() > 0 && choices[0].TryGetProperty(exchange.IsStream ? "delta" : "message", out JsonElement message))
                Read(message, text, calls);
        }
        return Describe(text.ToString(), [.. calls.Values.Select(c => $"{c.Id} {c.Name} {Keys(JsonElement.Parse(c.Arguments).EnumerateObject().Select(p => p.Name))}")], tokens);
    }

    private static void Read(JsonElement message, StringBuilder text, SortedDictionary<int, (string Id, string Name, string Arguments)> calls)
    {
        if (message.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String)
            text.Append(content.GetString());
        if (!message.TryGetProperty("tool_calls", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            return;

        int place = 0;
        foreach (JsonElement call in list.EnumerateArray())
        {
            int index = call.TryGetProperty("index", out JsonElement given) ? given.GetInt32() : place;
            (string id, string name, string arguments) = calls.GetValueOrDefault(index, ("", "", ""));
            JsonElement function = call.GetProperty("function");
            calls[index] = (TextOf(call, "id") is { Length: > 0 } newId ? newId : id, TextOf(function, "name") is { Length: > 0 } newName ? newName : name, arguments + TextOf(function, "arguments"));
            place++;
        }
    }

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Keys(IEnumerable<string>? keys) => string.Join(',', keys ?? []);

    private static string Describe(string text, string[] calls, long? outputTokens) => $"\"{text}\" [{string.Join("; ", calls)}] {outputTokens} tokens out";
}
