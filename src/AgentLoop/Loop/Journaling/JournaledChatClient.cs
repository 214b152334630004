using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A model whose calls are paid from the budget, recorded, and answered once.</summary>
internal sealed class JournaledChatClient(IChatClient inner, JournaledScope scope) : DelegatingChatClient(inner), IWholeAnswerClient
{
    private readonly PromptChain chain = new(scope.Services.Artifacts);
    private readonly PromptMask prompts = new(scope.Services.Mask);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await AskAsync(new ChatRequest(ListOf(messages), options, IsStreamed: false), isAwaited: true, cancellationToken).ConfigureAwait(false);

    /// <remarks>
    /// The answer is passed on once it is recorded, so that nothing can be done on account of words that a crash would lose, or that a try
    /// has said which then broke off. Those who watch the run see it come as <see cref="ModelAnswering"/>.
    /// </remarks>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await AskAsync(new ChatRequest(ListOf(messages), options, IsStreamed: true), isAwaited: true, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <remarks>
    /// The loop's own conversations go on while the answer is being recorded: nothing outside is done on account of it without an intent, which is durable
    /// after the answer is.
    /// </remarks>
    public ValueTask<ChatResponse> AskAsync(ChatRequest request, CancellationToken cancellationToken) => AskAsync(request, isAwaited: false, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ChatResponse> AskAsync(ChatRequest request, bool isAwaited, CancellationToken cancellationToken)
    {
        request = prompts.Apply(request);
        ArtifactReference prompt = await RecordAsync(request, cancellationToken).ConfigureAwait(false);
        ModelCalled? known = scope.IsNew ? null : scope.FindRecorded<ModelCalled>(prompt.Digest.ToString());
        (ModelCalled called, ChatResponse? answer) = known is null
            ? await PerformAsync(prompt, request, cancellationToken).ConfigureAwait(false)
            : (known, null);
        if (isAwaited)
            called = (ModelCalled)await scope.RecordAsync(called).ConfigureAwait(false);
        else
            scope.Note(called);
        return called.Response is { } response
            ? answer ?? ResponseReader.Read(await scope.LoadAsync(response).ConfigureAwait(false))
            : throw new ModelCallException(called.Outcome, called.Failure ?? "The model call failed.");
    }

    /// <summary>The model belongs to the host.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    private static IReadOnlyList<ChatMessage> ListOf(IEnumerable<ChatMessage> messages) => messages as IReadOnlyList<ChatMessage> ?? [.. messages];

    /// <summary>A conversation is recorded by what is new in it, where the options are those that all of it is recorded with.</summary>
    private ValueTask<ArtifactReference> RecordAsync(ChatRequest request, CancellationToken cancellationToken) =>
        request.Messages is ConversationView view && ReferenceEquals(view.Conversation.Options, request.Options)
            ? chain.StoreAsync(view, cancellationToken)
            : PromptRecord.StoreAsync(scope.Services.Artifacts, request.Messages, request.Options, cancellationToken);

    private async ValueTask<(ModelCalled Called, ChatResponse? Answer)> PerformAsync(ArtifactReference prompt, ChatRequest request, CancellationToken cancellationToken)
    {
        RunServices services = scope.Services;
        using var meter = new CallMeter(scope, prompt, request, InnerClient.GetService<ChatClientMetadata>()?.DefaultModelId);
        await LostModelCalls.SettleAsync(scope, prompt, meter).ConfigureAwait(false);
        Intent intent = await Intent.BeginAsync(scope, LostModelCalls.Kind, prompt.Digest.ToString()).ConfigureAwait(false);
        long begun = services.Clock.GetTimestamp();
        try
        {
            var call = new EndpointCall(InnerClient, services.Endpoint, services.Clock, meter);
            ChatResponse response = await call.PerformAsync(request, cancellationToken).ConfigureAwait(false);
            await meter.CompleteAsync().ConfigureAwait(false);
            MalformedCall.Mark(response);
            bool isEstimated = meter.Settle(response);
            (RecordedContent kept, ChatResponse answer) = await KeepAsync(response).ConfigureAwait(false);
            ModelCalled called = new()
            {
                Prompt = prompt,
                Outcome = AnswerOutcome.Of(response),
                Response = kept,
                ModelId = response.ModelId,
                Spending = meter.Spent,
                IsUsageEstimated = isEstimated,
                Tries = meter.Tries,
                Duration = services.Clock.GetElapsedTime(begun),
            };
            return (called, answer);
        }
        catch (Exception e) when (e is not OperationCanceledException && PluginFault.IsContained(e))
        {
            return (new ModelCalled
            {
                Prompt = prompt,
                Outcome = (e as ModelCallException)?.Outcome ?? ModelOutcome.Failed,
                Failure = scope.Mask(e.Message),
                Spending = meter.Spent,
                Tries = meter.Tries,
                Duration = services.Clock.GetElapsedTime(begun),
            }, null);
        }
        catch (Exception e)
        {
            intent.Leave(e, isRepeatable: true, cancellationToken);
            throw;
        }
    }

    /// <summary>Answers with what is recorded, read back, so that an answer is the same now and whenever the run is taken up.</summary>
    private async ValueTask<(RecordedContent Kept, ChatResponse Answer)> KeepAsync(ChatResponse response)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        ChatResponse answer = RecordableAnswer.Write(response, buffer);
        ReadOnlyMemory<byte> masked = scope.Services.Mask.ApplyToJson(buffer.Written);
        if (!masked.Equals(buffer.Written))
            answer = ResponseReader.Read(masked);
        return (await scope.StoreAsync(masked).ConfigureAwait(false), answer);
    }
}
