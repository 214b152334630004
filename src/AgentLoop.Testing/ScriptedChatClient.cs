using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>A model whose answers are written down beforehand, one per call.</summary>
/// <remarks>Safe for parallel calls: each takes the next answer, and <see cref="Requests"/> has the calls in the order of their answers.</remarks>
public sealed partial class ScriptedChatClient : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new(defaultModelId: ScriptedResponse.ModelId);

    private readonly Script<ScriptedStep, ScriptedRequest> script = new();
    private readonly TimeProvider clock;

    /// <summary>Begins with an empty script.</summary>
    /// <param name="clock">What delays are measured with; the system's clock unless said.</param>
    public ScriptedChatClient(TimeProvider? clock = null) => this.clock = clock ?? TimeProvider.System;

    /// <summary>How long every answer takes.</summary>
    /// <value>No time at all unless said.</value>
    public TimeSpan Delay { get; init; }

    /// <summary>How many characters of a text come at a time where the answer is streamed.</summary>
    /// <value>All of them unless said; at least 1.</value>
    public int PieceLength { get; init; } = int.MaxValue;

    /// <summary>How long each piece after the first takes where the answer is streamed.</summary>
    /// <value>No time at all unless said.</value>
    public TimeSpan PieceDelay { get; init; }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => script.Requests;

    /// <summary>How many answers of the script were not asked for yet.</summary>
    public int Remaining => script.Remaining;

    /// <summary>Throws what the first expectation that was not met has thrown, wherever that exception has got to meanwhile.</summary>
    /// <exception cref="AgentLoopException">Answers of the script were not asked for.</exception>
    public void Verify() => script.Verify();

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The script is at its end.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        (ScriptedStep step, ChatResponse response) = await BeginAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return step.Break is { } fault ? throw fault : response;
    }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">The script is at its end.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        (ScriptedStep step, ChatResponse response) = await BeginAsync(messages, options, cancellationToken).ConfigureAwait(false);
        bool isFirst = true;
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates().SelectMany(Pieces))
        {
            if (!isFirst && PieceDelay > TimeSpan.Zero)
                await Task.Delay(PieceDelay, clock, cancellationToken).ConfigureAwait(false);
            isFirst = false;
            yield return update;
        }
        if (step.Break is { } fault)
            throw fault;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType?.IsInstanceOfType(this) is true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async ValueTask<(ScriptedStep Step, ChatResponse Response)> BeginAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ScriptedRequest request = new() { Messages = [.. messages], Options = options?.Clone() };
        ScriptedStep step = Next(request);
        if (Delay + step.Delay > TimeSpan.Zero)
            await Task.Delay(Delay + step.Delay, clock, cancellationToken).ConfigureAwait(false);
        step.Expectations.ForEach(expectation => Check(expectation, request));
        return (step, step.Answer(request, cancellationToken));
    }

    private void Check(Action<ScriptedRequest> expectation, ScriptedRequest request)
    {
        try
        {
            expectation(request);
        }
        catch (Exception e)
        {
            script.Disappoint(e);
            throw;
        }
    }

    private ScriptedStep Next(ScriptedRequest request) => script.Next(request, out int number) ?? throw new AgentLoopException(
        $"The script of the chat client was at its end when call {number} came; add an answer with Answer, or one for all that follow with Otherwise.");

    private IEnumerable<ChatResponseUpdate> Pieces(ChatResponseUpdate update)
    {
        if (PieceLength == int.MaxValue || update.Contents is not [TextContent { Text: { } text }])
            return [update];
        return TextPieces.Of(text, PieceLength).Select(piece =>
        {
            ChatResponseUpdate part = update.Clone();
            part.Contents = [new TextContent(piece)];
            return part;
        });
    }
}
