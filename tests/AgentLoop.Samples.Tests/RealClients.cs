using System.ClientModel;
using System.ClientModel.Primitives;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;
using OpenAI;
using QuickStart;

namespace AgentLoop.Samples.Tests;

/// <summary>The client that is really used for an interface, pointed at a server on this machine.</summary>
internal static class RealClients
{
    public const string Anthropic = "anthropic";
    public const string OpenAI = "openai";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IChatClient Create(string kind, Uri address) => kind == Anthropic
        ? new AnthropicChatClient(AnthropicChatClient.Connect("secret", address, Patience), "tiny", 100)
        : new OpenAIChatClient(
            new OpenAIClient(new ApiKeyCredential("secret"), new OpenAIClientOptions { Endpoint = address, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Patience }), "tiny", address);

    /// <summary>The client as a loop uses it.</summary>
    public static EndpointChatClient Patient(string kind, ModelServer server, EndpointOptions? options = null, TimeProvider? clock = null) =>
        new(Create(kind, server.Address), options ?? new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1), MaxTries = 3 }, clock);

    public static Task<ChatResponse> AskAsync(IChatClient client, bool isStreamed, CancellationToken cancellationToken = default) => isStreamed
        ? client.GetStreamingResponseAsync("Say hello.", cancellationToken: cancellationToken).ToChatResponseAsync(cancellationToken)
        : client.GetResponseAsync("Say hello.", cancellationToken: cancellationToken);
}
