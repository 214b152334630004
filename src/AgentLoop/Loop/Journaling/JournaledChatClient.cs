using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A model whose calls are paid from the budget, recorded, and answered once.</summary>
internal sealed class JournaledChatClient(IChatClient inner, JournaledScope scope) : DelegatingChatClient(inner)
{
    private readonly PromptChain chain = new(scope.Services.Artifacts);

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return CallAsync(prompt, options, ct => base.GetResponseAsync(prompt, Handed(prompt, options), ct), cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // An answer is passed on once it is recorded, so that nothing can be done on account of words that a crash would lose.
        IReadOnlyList<ChatMessage> prompt = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        ChatResponse response = await CallAsync(
            prompt, options, ct => base.GetStreamingResponseAsync(prompt, Handed(prompt, options), ct).ToChatResponseAsync(ct), cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <summary>The model belongs to the host.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    /// <summary>Whether the options are those that the whole conversation is recorded with.</summary>
    private static bool IsOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        messages is ConversationView view && ReferenceEquals(view.Conversation.Options, options);

    /// <summary>Chat clients may change what they are handed, and the options of a conversation stand for all of its requests.</summary>
    private static ChatOptions? Handed(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        IsOf(messages, options) ? options!.Clone() : options;

    private async Task<ChatResponse> CallAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<CancellationToken, Task<ChatResponse>> call, CancellationToken cancellationToken)
    {
        ArtifactReference prompt = IsOf(messages, options)
            ? await chain.StoreAsync((ConversationView)messages, cancellationToken).ConfigureAwait(false)
            : await PromptRecord.StoreAsync(scope.Services.Artifacts, messages, options, cancellationToken).ConfigureAwait(false);
        ChatResponse? answer = null;
        ModelCalled called = await scope.EffectAsync(prompt.Digest.ToString(), async () =>
        {
            (ModelCalled performed, answer) = await PerformAsync(prompt, messages, options, call, cancellationToken).ConfigureAwait(false);
            return performed;
        }).ConfigureAwait(false);

        return called.Response is { } response
            ? answer ?? ResponseReader.Read((await scope.LoadAsync(response).ConfigureAwait(false)).Span)
            : throw new AgentLoopException(called.Failure ?? "The model call failed.");
    }

    private async ValueTask<(ModelCalled Called, ChatResponse? Answer)> PerformAsync(
        ArtifactReference prompt, IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<CancellationToken, Task<ChatResponse>> call, CancellationToken cancellationToken)
    {
        using Reservation reservation = scope.Services.Ledger.Reserve(ModelUsage.Estimate(messages, options, scope.Services.Price));
        long begun = Stopwatch.GetTimestamp();
        try
        {
            ChatResponse response = await call(cancellationToken).ConfigureAwait(false);
            MalformedCall.Mark(response);
            Spending spending = ModelUsage.Of(response, messages, options, scope.Services.Price);
            reservation.Settle(spending);
            (RecordedContent kept, ChatResponse answer) = await KeepAsync(response).ConfigureAwait(false);
            return (new ModelCalled
            {
                Prompt = prompt,
                Response = kept,
                ModelId = response.ModelId,
                Spending = spending,
                Duration = Stopwatch.GetElapsedTime(begun),
            }, answer);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            var spending = new Spending { ModelCalls = 1 };
            reservation.Settle(spending);
            return (new ModelCalled
            {
                Prompt = prompt,
                Failure = $"The model call failed: {e.Message}",
                Spending = spending,
                Duration = Stopwatch.GetElapsedTime(begun),
            }, null);
        }
    }

    /// <summary>Answers with what is recorded, read back, so that an answer is the same now and whenever the run is taken up.</summary>
    private async ValueTask<(RecordedContent Kept, ChatResponse Answer)> KeepAsync(ChatResponse response)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        ResponseWriter.Write(buffer.Writer, response);
        return (await scope.StoreAsync(buffer.Written).ConfigureAwait(false), ResponseReader.Read(buffer.Written.Span));
    }
}
