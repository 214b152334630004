using System.Text.Json;

namespace AgentLoop.Samples.Tests;

/// <summary>A recorded exchange with a model's endpoint.</summary>
internal sealed record Exchange
{
    public required string Name { get; init; }

    public required Uri Uri { get; init; }

    public required int Status { get; init; }

    public required JsonElement Body { get; init; }

    public string ShortName => Path.GetFileName(Name);

    public bool IsAnthropic => Uri.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);

    /// <summary>What the endpoint says was wrong, in the place of an answer or in the midst of one; <see langword="null"/> where it answered.</summary>
    public string? Refusal => Objects.Select(o => o.TryGetProperty("error", out JsonElement error) ? error.GetProperty("message").GetString() : null).FirstOrDefault(message => message is not null);

    public bool IsStream => Body.ValueKind == JsonValueKind.String;

    public string Text => IsStream ? Body.GetString()! : Body.GetRawText();

    public string ContentType => IsStream ? "text/event-stream" : "application/json";

    /// <summary>The objects of the answer: the body, or the data of each event.</summary>
    public IEnumerable<JsonElement> Objects => IsStream
        ? Text.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line[5..].Trim()).Where(data => data is ['{', ..]).Select(data => JsonElement.Parse(data))
        : [Body];

    /// <summary>All that are kept in the folder that AGENTLOOP_FIXTURES names; the test is skipped without it.</summary>
    public static IReadOnlyList<Exchange> All()
    {
        string? folder = Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES");
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
            Assert.Skip("AGENTLOOP_FIXTURES names no folder, so that there are no recorded exchanges to read.");
        return [.. File.ReadLines(Path.Combine(folder, "model-exchanges", "exchanges.jsonl")).Select(Read)];
    }

    private static Exchange Read(string line)
    {
        JsonElement exchange = JsonElement.Parse(line);
        return new Exchange
        {
            Name = exchange.GetProperty("name").GetString()!,
            Uri = new Uri(exchange.GetProperty("uri").GetString()!),
            Status = exchange.GetProperty("status").GetInt32(),
            Body = exchange.GetProperty("body"),
        };
    }
}
