using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Writes every call of a model and what came of it to a file, a line each, for a <see cref="ReplayChatClient"/>.</summary>
/// <remarks>
/// The file has the conversation as it is, and neither addresses nor keys. A call is written when it has ended, also where it failed or was
/// cancelled. Safe for parallel calls. Disposing it ends the file, and disposes the model.
/// </remarks>
public sealed class RecordingChatClient : DelegatingChatClient
{
    private readonly Lock guard = new();
    private readonly StreamWriter writer;

    /// <summary>Begins a recording.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file, which is replaced where it exists.</param>
    public RecordingChatClient(IChatClient model, string path)
        : base(model) => writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> sent = [.. messages];
        RecordedExchange exchange = new() { Request = RecordingFormat.RequestOf(sent, options) };
        try
        {
            ChatResponse response = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
            exchange = exchange with { Response = response };
            return response;
        }
        catch (Exception e)
        {
            exchange = exchange with { Error = RecordedError.Of(e, InnerClient) };
            throw;
        }
        finally
        {
            Write(exchange);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> sent = [.. messages];
        List<ChatResponseUpdate> seen = [];
        RecordedExchange exchange = new() { Request = RecordingFormat.RequestOf(sent, options), Updates = seen };
        IAsyncEnumerator<ChatResponseUpdate> updates = base.GetStreamingResponseAsync(sent, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var owned = updates.ConfigureAwait(false);
        try
        {
            while (await MoveAsync(updates, e => exchange = exchange with { Error = RecordedError.Of(e, InnerClient) }).ConfigureAwait(false))
            {
                seen.Add(updates.Current.Clone());
                yield return updates.Current;
            }
        }
        finally
        {
            Write(exchange);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            writer.Dispose();
        base.Dispose(disposing);
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, Action<Exception> onFailed)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            onFailed(e);
            throw;
        }
    }

    private void Write(RecordedExchange exchange)
    {
        string line = RecordingFormat.Write(exchange);
        lock (guard)
            writer.WriteLine(line);
    }
}
