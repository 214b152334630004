using System.Runtime.CompilerServices;
using Anthropic;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>The package's own <see cref="IChatClient"/>, which in addition tells the loop what the endpoint says where it does not answer.</summary>
internal sealed class AnthropicChatClient(AnthropicClient client, string model, int maxOutputTokens)
    : DelegatingChatClient(client.AsIChatClient(model, maxOutputTokens))
{
    /// <summary>A client that does not retry, since the loop does, and that keeps what refusals say.</summary>
    public static AnthropicClient Connect(string key, Uri? endpoint, TimeSpan patience)
    {
        AnthropicClient client = new() { ApiKey = key, Timeout = patience, MaxRetries = 0, Handlers = [new RefusalHandler()] };
        return endpoint is null
            ? client
            : new AnthropicClient { ApiKey = key, Timeout = patience, MaxRetries = 0, Handlers = [new RefusalHandler()], BaseUrl = endpoint.ToString().TrimEnd('/') };
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        response.FinishReason = AnthropicStop.Of(AnthropicStop.WordOf(response.RawRepresentation), response.FinishReason);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        bool isWhole = false;
        string? stop = null;
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            isWhole |= update.FinishReason is not null;
            stop = AnthropicStop.WordOf(update.RawRepresentation) ?? stop;
            update.FinishReason = AnthropicStop.Of(stop, update.FinishReason);
            yield return update;
        }
        if (!isWhole)
            throw new IOException("The stream ended before the answer did.");
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(IEndpointFaultReader) && serviceKey is null ? AnthropicFaults.Instance : base.GetService(serviceType, serviceKey);
}
