using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace QuickStart;

/// <summary>The model that the environment has a key for.</summary>
internal static class ModelFromEnvironment
{
    private const string DefaultAnthropicModel = "claude-sonnet-5-5";
    private const string DefaultOpenAIModel = "gpt-5";
    private const int MaxOutputTokens = 16_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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

    private static PlainFailures Anthropic(string key, string model, string? baseUrl)
    {
        AnthropicClient client = new() { ApiKey = key, Timeout = Patience };
        if (Address("ANTHROPIC_BASE_URL", baseUrl) is { } endpoint)
            client = new AnthropicClient { ApiKey = key, Timeout = Patience, BaseUrl = endpoint.ToString().TrimEnd('/') };
        return new PlainFailures(client.AsIChatClient(model, MaxOutputTokens), client.BaseUrl);
    }

    private static PlainFailures OpenAI(string key, string? model, string? baseUrl)
    {
        OpenAIClientOptions options = new() { NetworkTimeout = Patience, Endpoint = Address("OPENAI_BASE_URL", baseUrl) };
        if (model is null && options.Endpoint is { } foreign)
            throw new AgentLoopException($"Nothing says which model of {foreign} to use; name one with --model.");

        OpenAIClient client = new(new ApiKeyCredential(key), options);
        return new PlainFailures(new OpenAIChatClient(client, model ?? DefaultOpenAIModel, options.Endpoint), options.Endpoint?.ToString() ?? "OpenAI");
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
