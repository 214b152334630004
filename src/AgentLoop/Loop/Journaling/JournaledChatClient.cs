using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A model whose calls are paid from the budget, recorded, and answered once.</summary>
internal sealed class JournaledChatClient(IChatClient inner, JournaledScope scope) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await CallAsync(new ChatRequest(ListOf(messages), options, IsStreamed: false), cancellationToken).ConfigureAwait(false);

    /// <remarks>
    /// The answer is passed on once it is recorded, so that nothing can be done on account of words that a crash would lose, or that a try
    /// has said which then broke off. Those who watch the run see it come as <see cref="ModelAnswering"/>.
    /// </remarks>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await CallAsync(new ChatRequest(ListOf(messages), options, IsStreamed: true), cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <summary>The model belongs to the host.</summary>
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    private static IReadOnlyList<ChatMessage> ListOf(IEnumerable<ChatMessage> messages) => messages as IReadOnlyList<ChatMessage> ?? [.. messages];

    private async ValueTask<ChatResponse> CallAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        ArtifactReference prompt = await PromptRecord.StoreAsync(scope.Services.Artifacts, request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
        ModelCalled called = await scope.EffectAsync(prompt.Digest.ToString(), () => PerformAsync(prompt, request, cancellationToken)).ConfigureAwait(false);

        return called.Response is { } response
            ? JsonSerializer.Deserialize((await scope.LoadAsync(response).ConfigureAwait(false)).Span, PromptRecord.TypeInfoOf<ChatResponse>())!
            : throw new ModelCallException(called.Outcome, called.Failure ?? "The model call failed.");
    }

    private async ValueTask<ModelCalled> PerformAsync(ArtifactReference prompt, ChatRequest request, CancellationToken cancellationToken)
    {
        RunServices services = scope.Services;
        using var meter = new CallMeter(scope, request, InnerClient.GetService<ChatClientMetadata>()?.DefaultModelId);
        long begun = services.Clock.GetTimestamp();
        ModelCalled called;
        try
        {
            var call = new EndpointCall(InnerClient, services.Endpoint, services.Clock, () => RandomOf(prompt), meter.Hooks);
            called = await DescribeAsync(prompt, await call.PerformAsync(request, cancellationToken).ConfigureAwait(false), meter).ConfigureAwait(false);
        }
        catch (ModelCallException e)
        {
            called = new ModelCalled { Prompt = prompt, Outcome = e.Outcome, Failure = e.Message, Spending = meter.Spent };
        }
        return called with { Tries = meter.Tries, Duration = services.Clock.GetElapsedTime(begun) };
    }

    private async ValueTask<ModelCalled> DescribeAsync(ArtifactReference prompt, ChatResponse response, CallMeter meter)
    {
        bool isEstimated = meter.Settle(response);
        return new ModelCalled
        {
            Prompt = prompt,
            Outcome = AnswerOutcome.Of(response),
            Response = await scope.StoreAsync(JsonSerializer.SerializeToUtf8Bytes(response, PromptRecord.TypeInfoOf<ChatResponse>())).ConfigureAwait(false),
            ModelId = response.ModelId,
            Spending = meter.Spent,
            IsUsageEstimated = isEstimated,
        };
    }

    /// <summary>Chance in the waits is seeded as all chance of a run is, and shared with no plugin.</summary>
    private Random RandomOf(ArtifactReference prompt) => ScopeRandom.Create(scope.Services.Seed, $"{scope.Path}/{prompt.Digest}");
}
