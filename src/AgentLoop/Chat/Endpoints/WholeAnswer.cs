using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Asks any model and waits for the end of its answer, however that comes.</summary>
internal static class WholeAnswer
{
    /// <remarks>Chat clients may change the options they are handed, so that they are handed a copy.</remarks>
    public static ValueTask<ChatResponse> AskAsync(IChatClient client, ChatRequest request, CancellationToken cancellationToken) => client switch
    {
        IWholeAnswerClient whole => whole.AskAsync(request, cancellationToken),
        _ when request.IsStreamed => new(client.GetStreamingResponseAsync(request.Messages, request.Options?.Clone(), cancellationToken).ToChatResponseAsync(cancellationToken)),
        _ => new(client.GetResponseAsync(request.Messages, request.Options?.Clone(), cancellationToken)),
    };
}
