namespace AgentLoop.Testing;

/// <summary>A context provider that does what a test says.</summary>
/// <param name="items">What it gives, until <see cref="OnGather"/> says otherwise.</param>
public sealed class FakeContextProvider(params IReadOnlyList<ContextItem> items) : IContextProvider
{
    private readonly CallLog<ContextRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>The items it was made with unless said.</value>
    public Func<ContextRequest, CancellationToken, IAsyncEnumerable<ContextItem>> OnGather { get; set; } =
        (_, _) => items.ToAsyncEnumerable();

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<ContextRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public IAsyncEnumerable<ContextItem> GatherAsync(ContextRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnGather(request, cancellationToken);
    }
}
