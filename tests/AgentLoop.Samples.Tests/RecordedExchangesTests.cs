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
