using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>A model whose answers are written down beforehand, one per call.</summary>
/// <remarks>Safe for parallel calls: each takes the next answer, and <see cref="Requests"/> has the calls in the order of their answers.</remarks>
public sealed class ScriptedChatClient : IChatClient
{
    private const int CharactersPerToken = 4;

    private readonly Lock guard = new();
    private readonly Queue<ScriptedAnswer> script = new();
    private readonly List<ScriptedRequest> requests = [];
    private readonly TimeProvider clock;
    private ScriptedAnswer? otherwise;

    /// <summary>Begins with an empty script.</summary>
    /// <param name="clock">What delays are measured with; the system's clock unless said.</param>
    public ScriptedChatClient(TimeProvider? clock = null) => this.clock = clock ?? TimeProvider.System;

    /// <summary>How long every answer takes.</summary>
    /// <value>No time at all unless said.</value>
    public TimeSpan Delay { get; init; }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (guard)
                return [.. requests];
        }
    }

    /// <summary>How many answers of the script were not asked for yet.</summary>
    public int Remaining
    {
        get
        {
            lock (guard)
                return script.Count;
        }
    }

    /// <summary>The next call is answered with a text, at the price of a token for each four characters in and out.</summary>
    public ScriptedChatClient Answer(string text) => Answer((messages, _, _) => Price(text, messages));

    /// <summary>The next call is answered with a response as it is.</summary>
    public ScriptedChatClient Answer(ChatResponse response) => Answer((_, _, _) => response);

    /// <summary>The next call is answered by a function of the request.</summary>
    public ScriptedChatClient Answer(ScriptedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (guard)
            script.Enqueue(answer);
        return this;
    }

    /// <summary>The next call fails.</summary>
    public ScriptedChatClient Throw(Exception exception) => Answer((_, _, _) => throw exception);

    /// <summary>Every call after the end of the script is answered by a function of the request.</summary>
    public ScriptedChatClient Otherwise(ScriptedAnswer answer)
    {
        otherwise = answer;
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The script is at its end.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ScriptedRequest request = new() { Messages = [.. messages], Options = options?.Clone() };
        ScriptedAnswer answer = Next(request);
        if (Delay > TimeSpan.Zero)
            await Task.Delay(Delay, clock, cancellationToken).ConfigureAwait(false);
        return answer(request.Messages, request.Options, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The script is at its end.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) is true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static ChatResponse Price(string text, IReadOnlyList<ChatMessage> messages)
    {
        long input = Tokens(messages.Sum(m => m.Text.Length));
        long output = Tokens(text.Length);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            FinishReason = ChatFinishReason.Stop,
            ModelId = "scripted",
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
        };
    }

    private static long Tokens(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private ScriptedAnswer Next(ScriptedRequest request)
    {
        lock (guard)
        {
            requests.Add(request);
            if (script.TryDequeue(out ScriptedAnswer? answer))
                return answer;
            return otherwise ?? throw new AgentLoopException(
                $"The script of the chat client was at its end when call {requests.Count} came; add an answer with Answer, or one for all that follow with Otherwise.");
        }
    }
}
