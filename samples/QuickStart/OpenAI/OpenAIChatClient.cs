using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace QuickStart;

/// <summary>An <see cref="IChatClient"/> over chat completions, for OpenAI and whatever speaks as it does: Ollama, vLLM, llama.cpp, LM Studio.</summary>
internal sealed class OpenAIChatClient(OpenAIClient client, string defaultModel, Uri? endpoint = null) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("openai", endpoint, defaultModel);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ClientResult<ChatCompletion> answer = await For(options).CompleteChatAsync(
            OpenAIMessages.Of(messages, options), OpenAIOptions.Of(options), cancellationToken);
        return OpenAIAnswer.Of(answer.Value);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenAIStream stream = new();
        await foreach (StreamingChatCompletionUpdate update in For(options).CompleteChatStreamingAsync(
            OpenAIMessages.Of(messages, options), OpenAIOptions.Of(options), cancellationToken))
            yield return stream.Read(update);

        if (stream.ToolCalls() is { } calls)
            yield return calls;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private ChatClient For(ChatOptions? options) => client.GetChatClient(options?.ModelId ?? defaultModel);
}
