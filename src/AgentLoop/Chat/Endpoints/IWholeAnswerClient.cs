using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A model that hands over even a streamed answer as a whole, which would otherwise be taken apart to be put together again.</summary>
internal interface IWholeAnswerClient
{
    ValueTask<ChatResponse> AskAsync(ChatRequest request, CancellationToken cancellationToken);
}
