using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>One try of a request: its pieces as they come, and a limit to how long they may pause.</summary>
internal sealed class EndpointTry(IChatClient client, ChatRequest request, EndpointOptions options, TimeProvider clock, EndpointCaller caller)
{
    private readonly long begun = clock.GetTimestamp();
    private List<ChatResponseUpdate>? pieces;

    public IReadOnlyList<ChatResponseUpdate> Pieces => pieces ?? [];

    public TimeSpan Elapsed => clock.GetElapsedTime(begun);

    /// <summary>Whether the try was given up since nothing came for too long.</summary>
    public bool HasPaused { get; private set; }

    public ValueTask<ChatResponse> PerformAsync(CancellationToken cancellationToken) =>
        request.IsStreamed ? StreamAsync(cancellationToken) : AskAsync(cancellationToken);

    /// <summary>New for each try: chat clients may change what they are handed.</summary>
    private ChatOptions? Options() => request.Options?.Clone();

    private async ValueTask<ChatResponse> AskAsync(CancellationToken cancellationToken) =>
        await client.GetResponseAsync(request.Messages, Options(), cancellationToken).ConfigureAwait(false);

    private async ValueTask<ChatResponse> StreamAsync(CancellationToken cancellationToken)
    {
        pieces = [];
        using var idle = new TimeLimit(options.IdleTimeout, clock, cancellationToken);
        try
        {
            await foreach (ChatResponseUpdate piece in client.GetStreamingResponseAsync(request.Messages, Options(), idle.Token).ConfigureAwait(false))
            {
                idle.CancelAfter(options.IdleTimeout);
                pieces.Add(piece);
                await TellAsync(piece).ConfigureAwait(false);
            }
            return pieces.ToChatResponse();
        }
        finally
        {
            HasPaused = idle.IsOver;
        }
    }

    private async ValueTask TellAsync(ChatResponseUpdate piece)
    {
        try
        {
            await caller.OnPieceAsync(piece).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw new HookException(e);
        }
    }
}
