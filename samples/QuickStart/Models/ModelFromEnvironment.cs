using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace QuickStart;

/// <summary>The model that the environment has a key for.</summary>
internal static class ModelFromEnvironment
{
    private const string DefaultAnthropicModel = "claude-sonnet-5-5";
    private const string DefaultOpenAIModel = "gpt-5";
    private const int MaxOutputTokens = 16_000;

    /// <summary>The loop is less patient than this, and makes requests again, so that the clients need do neither.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The model; <see langword="null"/> where the environment has no key, so that the loop works offline.</summary>
    /// <param name="name">Which one, or <see langword="null"/> for the endpoint's usual one.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="AgentLoopException">A model is named and there is no key, or none is named and the endpoint is a foreign one.</exception>
    public static IChatClient? Find(string? name, Func<string, string?> variable)
    {
        if (variable("ANTHROPIC_API_KEY") is { Length: > 0 } anthropicKey)
            return Anthropic(anthropicKey, name ?? DefaultAnthropicModel, variable("ANTHROPIC_BASE_URL"));
        if (variable("OPENAI_API_KEY") is { Length: > 0 } openAIKey)
            return OpenAI(openAIKey, name, variable("OPENAI_BASE_URL"));
        return name is null
            ? null
            : throw new AgentLoopException($"The model \"{name}\" needs a key; set ANTHROPIC_API_KEY, or OPENAI_API_KEY and for another endpoint OPENAI_BASE_URL.");
    }

    private static AnthropicChatClient Anthropic(string key, string model, string? baseUrl) =>
        new(AnthropicChatClient.Connect(key, Address("ANTHROPIC_BASE_URL", baseUrl), Patience), model, MaxOutputTokens);

    private static OpenAIChatClient OpenAI(string key, string? model, string? baseUrl)
    {
        Uri? endpoint = Address("OPENAI_BASE_URL", baseUrl);
        if (model is null && endpoint is not null)
            throw new AgentLoopException($"Nothing says which model of {endpoint} to use; name one with --model.");

        OpenAIClientOptions options = new() { NetworkTimeout = Patience, Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        return new OpenAIChatClient(new OpenAIClient(new ApiKeyCredential(key), options), model ?? DefaultOpenAIModel, endpoint);
    }

    private static Uri? Address(string variable, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address
            : throw new AgentLoopException($"{variable} is \"{text}\", which is not an address such as http://localhost:11434/v1.");
    }
}
