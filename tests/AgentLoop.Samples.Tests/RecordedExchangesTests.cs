using System.Globalization;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

/// <summary>What endpoints really answered, read through the official clients and, independently, from the JSON.</summary>
public sealed class RecordedExchangesTests
{
    /// <summary>What is no answer, or not one that the Anthropic package takes, and the words that must name the cause.</summary>
    private static readonly Dictionary<string, string> Unreadable = new(StringComparer.Ordinal)
    {
        ["test_invalid_response.yaml"] = "has no message in its choices",
        ["test_anthropic_mcp_servers.yaml"] = "'web_fetch_requests' cannot be absent",
        ["test_anthropic_mcp_servers_stream.yaml"] = "'web_fetch_requests' cannot be absent",
    };

    [Fact]
    public async Task Every_recorded_exchange_ends_as_what_it_is()
    {
        IReadOnlyList<Exchange> exchanges = Exchange.All();
        await using ModelServer server = new ModelServer().Otherwise(request => ReplyOf(exchanges[IndexOf(request)]));
        List<string> differences = [];
        for (int i = 0; i < exchanges.Count; i++)
        {
            string expected = Expected(exchanges[i]);
            string actual = await ReadAsync(exchanges[i], new Uri(server.Address, $"{i}/"));
            if (exchanges[i].Refusal is null && !Unreadable.ContainsKey(exchanges[i].ShortName) ? actual != expected : !actual.Contains(expected, StringComparison.Ordinal))
                differences.Add($"{exchanges[i].Name} {exchanges[i].Uri.Host}\n  expected {expected}\n  actual   {actual}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {exchanges.Count} differ:\n{string.Join('\n', differences)}");
        Assert.Equal(278, exchanges.Count);
    }

    [Fact]
    public async Task What_recorded_exchanges_cost_is_what_they_add_up_to()
    {
        PriceTable prices = new() { Otherwise = new ModelPrice { Input = 3, CachedInput = 0.3m, Output = 15 } };
        Exchange[] exchanges = [.. Exchange.All().Where(e => e.Refusal is null && !Unreadable.ContainsKey(e.ShortName))];
        await using ModelServer server = new ModelServer().Otherwise(request => ReplyOf(exchanges[IndexOf(request)]));
        decimal sum = 0;
        decimal expected = 0;
        int counted = 0;
        for (int i = 0; i < exchanges.Length; i++)
        {
            ExchangeReading reading = exchanges[i].IsAnthropic ? AnthropicReading.Of(exchanges[i]) : OpenAIReading.Of(exchanges[i]);
            using IChatClient client = RealClients.Create(exchanges[i].IsAnthropic ? RealClients.Anthropic : RealClients.OpenAI, new Uri(server.Address, $"{i}/"));
            ChatResponse answer = await RealClients.AskAsync(client, exchanges[i].IsStream);
            if (answer.Usage is null || reading.Input is not { } input)
                continue;
            counted++;
            sum += prices.CostOf(answer.ModelId, answer.Usage);
            expected += (((input - (reading.Cached ?? 0)) * 3m) + ((reading.Cached ?? 0) * 0.3m) + (Math.Max(reading.Output ?? 0, reading.Thought ?? 0) * 15m)) / 1_000_000m;
        }

        Assert.True(counted >= 200, $"Only {counted} exchanges say what was used.");
        Assert.Equal(expected, sum);
    }

    private static string Expected(Exchange exchange) =>
        exchange.Refusal ?? Unreadable.GetValueOrDefault(exchange.ShortName) ?? (exchange.IsAnthropic ? AnthropicReading.Of(exchange) : OpenAIReading.Of(exchange)).ToString();

    private static async Task<string> ReadAsync(Exchange exchange, Uri address)
    {
        using IChatClient real = RealClients.Create(exchange.IsAnthropic ? RealClients.Anthropic : RealClients.OpenAI, address);
        using EndpointChatClient client = new(real, new EndpointOptions { MaxTries = 1 });
        try
        {
            return ExchangeReading.Of(await RealClients.AskAsync(client, exchange.IsStream)).ToString();
        }
        catch (ModelCallException e)
        {
            return e.Message;
        }
    }

    private static ServerReply ReplyOf(Exchange exchange) =>
        ServerReply.Json(exchange.Text, exchange.Status) with { ContentType = exchange.ContentType };

    private static int IndexOf(ServerRequest request) => int.Parse(request.Path.Split('/')[1], CultureInfo.InvariantCulture);
}
