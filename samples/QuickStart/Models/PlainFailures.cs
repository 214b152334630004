using System.ClientModel;
using System.Runtime.CompilerServices;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>Says in a sentence what went wrong with a model, where the packages throw whatever their HTTP stack does.</summary>
internal sealed class PlainFailures(IChatClient model, string endpoint) : DelegatingChatClient(model)
{
    private const int MaxLength = 300;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Explain(e);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using IAsyncEnumerator<ChatResponseUpdate> updates =
            base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(updates, cancellationToken))
            yield return updates.Current;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Explain(e);
        }
    }

    private AgentLoopException Explain(Exception e) => new(StatusOf(e) switch
    {
        401 or 403 => $"{endpoint} does not accept the key: {Reason(e)}",
        404 => $"{endpoint} does not know what was asked for; is the model's name right? {Reason(e)}",
        429 => $"{endpoint} asks to slow down: {Reason(e)}",
        >= 500 and var status => $"{endpoint} failed with {status}: {Reason(e)}",
        { } status => $"{endpoint} refused the request with {status}: {Reason(e)}",
        null when e is OperationCanceledException or TimeoutException => $"{endpoint} did not answer in time.",
        null => $"No usable answer came from {endpoint}: {Reason(e)}",
    }, e);

    private static int? StatusOf(Exception e) => e switch
    {
        ClientResultException { Status: > 0 } refused => refused.Status,
        AnthropicApiException refused => (int)refused.StatusCode,
        _ => null,
    };

    private static string Reason(Exception e)
    {
        string message = e is AggregateException { InnerExceptions: [.., var last] } ? last.Message : e.Message;
        string line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxLength ? line : $"{line.AsSpan(0, MaxLength)}…";
    }
}
