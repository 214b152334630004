using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Chat.Endpoints;

/// <summary>A model that heeds no cancellation: it says nothing for ever, or the same for ever.</summary>
internal sealed class DeafChatClient : IChatClient
{
    private readonly TaskCompletionSource never = new();

    public string? Word { get; init; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await never.Task;
        return new ChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (Word is not null)
            yield return new ChatResponseUpdate(ChatRole.Assistant, Word);
        await never.Task;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
