using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Answers from a recording: each call gets what came of the same call when it was recorded, the first one that is left.</summary>
/// <remarks>Safe for parallel calls, and their order does not matter, since a request is found by what it says.</remarks>
public sealed class ReplayChatClient : IChatClient
{
    private readonly Lock guard = new();
    private readonly List<RecordedExchange> exchanges;

    /// <summary>Opens a recording.</summary>
    /// <exception cref="AgentLoopException">The file is no recording.</exception>
    public ReplayChatClient(string path) => exchanges =
        [.. File.ReadLines(path).Select((line, i) => RecordingFormat.Read(line, $"Line {i + 1} of \"{path}\""))];

    /// <summary>How many recorded calls were not made yet.</summary>
    public int Remaining
    {
        get
        {
            lock (guard)
                return exchanges.Count;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">No call that is left was like this one, or it failed in a way that the loop knows.</exception>
    /// <exception cref="HttpRequestException">The call failed when it was recorded.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Take(messages, options).Answer());
    }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">No call that is left was like this one, or it failed in a way that the loop knows.</exception>
    /// <exception cref="HttpRequestException">The call failed when it was recorded.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        RecordedExchange exchange = Take(messages, options);
        foreach (ChatResponseUpdate update in exchange.Updates ?? exchange.Response?.ToChatResponseUpdates() ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
        if (exchange.Error is { } error)
            throw error.ToException();
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) is true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private RecordedExchange Take(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        JsonElement request = RecordingFormat.RequestOf(messages, options);
        lock (guard)
        {
            int index = exchanges.FindIndex(exchange => JsonElement.DeepEquals(exchange.Request, request));
            if (index < 0)
                throw new AgentLoopException(Explain(request));
            RecordedExchange found = exchanges[index];
            exchanges.RemoveAt(index);
            return found;
        }
    }

    private string Explain(JsonElement request) => exchanges is [var next, ..]
        ? $"The recording has no such call; the next that it has differs at \"{JsonDifference.PlaceOf(next.Request, request)}\". Record it anew, or mend what asks."
        : "The recording has no call that is left; record it anew, or mend what asks.";
}
