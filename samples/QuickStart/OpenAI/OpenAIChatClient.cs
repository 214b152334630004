using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;

namespace QuickStart;

/// <summary>An <see cref="IChatClient"/> over chat completions, for OpenAI and whatever speaks as it does: Ollama, vLLM, llama.cpp, LM Studio.</summary>
/// <remarks>
/// Requests are made with the package's types and sent through its pipeline. Answers are read from their JSON: the package's own reading throws at
/// what other endpoints answer, such as parts that are thinking or reasons to finish of their own, and has no place for their reasoning.
/// </remarks>
internal sealed class OpenAIChatClient(OpenAIClient client, string defaultModel, Uri? endpoint = null) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("OpenAI", endpoint, defaultModel);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        PipelineResponse response = await SendAsync(messages, options, isStreamed: false, cancellationToken);
        return OpenAIAnswer.Of(JsonElement.Parse(response.Content));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using PipelineResponse response = await SendAsync(messages, options, isStreamed: true, cancellationToken);
        OpenAIStream stream = new();
        await foreach (JsonElement chunk in OpenAIEvents.ReadAsync(response, stream.End, cancellationToken))
            yield return stream.Read(chunk);
        yield return stream.Rest();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType == typeof(IEndpointFaultReader) ? OpenAIFaults.Instance
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private async Task<PipelineResponse> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreamed, CancellationToken cancellationToken)
    {
        string model = options?.ModelId ?? defaultModel;
        using BinaryContent request = OpenAIRequest.Of(messages, options, model, isStreamed);
        RequestOptions transport = new() { CancellationToken = cancellationToken, BufferResponse = !isStreamed };
        return (await client.GetChatClient(model).CompleteChatAsync(request, transport)).GetRawResponse();
    }
}
