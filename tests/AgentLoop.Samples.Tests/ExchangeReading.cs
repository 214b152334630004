using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

/// <summary>What an exchange comes to, in words that can be compared.</summary>
internal sealed class ExchangeReading
{
    public StringBuilder Text { get; } = new();

    public StringBuilder Reasoning { get; } = new();

    /// <summary>Calls of tools by their place: name and arguments.</summary>
    public SortedDictionary<int, (string Id, string Name, string Arguments)> Calls { get; } = [];

    public long? Input { get; set; }

    public long? Cached { get; set; }

    public long? Output { get; set; }

    public long? Thought { get; set; }

    public static ExchangeReading Of(ChatResponse response)
    {
        ExchangeReading reading = new()
        {
            Input = response.Usage?.InputTokenCount,
            Cached = response.Usage?.CachedInputTokenCount,
            Output = response.Usage?.OutputTokenCount,
            Thought = response.Usage?.ReasoningTokenCount,
        };
        foreach (AIContent content in response.Messages.SelectMany(m => m.Contents))
            reading.Add(content);
        return reading;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{Text}\" thinking \"{Reasoning}\" [{string.Join("; ", Calls.Values.Select(c => $"{c.Id} {c.Name} {Canonical(c.Arguments)}"))}] {Input} in {Cached ?? 0} cached {Output} out {Thought ?? 0} thought");

    private void Add(AIContent content)
    {
        if (content is TextReasoningContent thought)
            Reasoning.Append(thought.Text);
        else if (content is TextContent text)
            Text.Append(text.Text);
        else if (content is FunctionCallContent call)
            Calls[Calls.Count] = (call.CallId, call.Name, call.Exception is null ? JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions) : "unreadable");
    }

    private static string Canonical(string json) => json.Length == 0 ? "{}" : Canonical(JsonElement.Parse(json));

    private static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => $"\"{json.GetString()}\"",
        _ => json.GetRawText(),
    };
}
