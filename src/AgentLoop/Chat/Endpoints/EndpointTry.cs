using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>One try of a request: its pieces as they come, and a limit to how long they may pause.</summary>
internal sealed class EndpointTry(IChatClient client, ChatRequest request, EndpointOptions options, TimeProvider clock, EndpointCaller caller)
{
    /// <summary>More than any model says; an endpoint that never ends would fill the memory.</summary>
    private const long LongestAnswer = 16_000_000;

    private readonly long begun = clock.GetTimestamp();
    private List<ChatResponseUpdate>? pieces;
    private long length;

    public IReadOnlyList<ChatResponseUpdate> Pieces => pieces ?? [];

    public TimeSpan Elapsed => clock.GetElapsedTime(begun);

    /// <summary>Whether the try was given up since nothing came for too long.</summary>
    public bool HasPaused { get; private set; }

    public ValueTask<ChatResponse> PerformAsync(CancellationToken cancellationToken) =>
        request.IsStreamed ? StreamAsync(cancellationToken) : AskAsync(cancellationToken);

    /// <summary>New for each try: chat clients may change what they are handed.</summary>
    private ChatOptions? Options() => request.Options?.Clone();

    private async ValueTask<ChatResponse> AskAsync(CancellationToken cancellationToken) =>
        await client.GetResponseAsync(request.Messages, Options(), cancellationToken).HeedAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<ChatResponse> StreamAsync(CancellationToken cancellationToken)
    {
        using var idle = new TimeLimit(options.IdleTimeout, clock, cancellationToken);
        try
        {
            IAsyncEnumerable<ChatResponseUpdate> stream = client.GetStreamingResponseAsync(request.Messages, Options(), idle.Token);
            await foreach (ChatResponseUpdate piece in HeedfulClient.ReadAsync(stream, idle.Token).ConfigureAwait(false))
            {
                idle.CancelAfter(options.IdleTimeout);
                Keep(piece);
                await TellAsync(piece).ConfigureAwait(false);
            }

            return Pieces.ToChatResponse();
        }
        finally
        {
            HasPaused = idle.IsOver;
        }
    }

    private void Keep(ChatResponseUpdate piece)
    {
        length += MessageLength.Of(piece.Contents);
        if (length > LongestAnswer)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The answer has more than {LongestAnswer} characters."));
        (pieces ??= []).Add(piece);
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
