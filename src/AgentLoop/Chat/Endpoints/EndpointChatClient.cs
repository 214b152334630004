using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Makes a request again while its failures are such as pass, limits how long it may take, and says in a <see cref="ModelCallException"/>
/// why there is no answer. A loop does this for its model by itself; this is for a model that is used outside of one.
/// </summary>
/// <remarks>
/// A streamed answer is passed on when it is whole, since one that breaks off is asked for again. Clients that make requests again themselves
/// are told not to. What they throw is understood through the <see cref="IEndpointFaultReader"/> they offer. Safe for parallel calls.
/// </remarks>
/// <param name="client">The model. It is disposed with this.</param>
/// <param name="options">How patient to be; as <see cref="EndpointOptions"/> says unless given.</param>
/// <param name="clock">What waits are measured with; the system's clock unless given.</param>
/// <param name="seed">Seeds what is left to chance in the waits.</param>
public sealed class EndpointChatClient(IChatClient client, EndpointOptions? options = null, TimeProvider? clock = null, int seed = 0) : DelegatingChatClient(client)
{
    private readonly EndpointOptions options = options ?? new();
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private int calls;

    /// <inheritdoc/>
    /// <exception cref="ModelCallException">There is no answer.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await PerformAsync(new ChatRequest([.. messages], options, IsStreamed: false), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="ModelCallException">There is no answer.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await PerformAsync(new ChatRequest([.. messages], options, IsStreamed: true), cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    private ValueTask<ChatResponse> PerformAsync(ChatRequest request, CancellationToken cancellationToken) =>
        new EndpointCall(InnerClient, options, clock, new SeededCaller(seed, Interlocked.Increment(ref calls))).PerformAsync(request, cancellationToken);
}
