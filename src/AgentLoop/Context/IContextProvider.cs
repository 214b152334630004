namespace AgentLoop;

/// <summary>Finds something the generator should know.</summary>
/// <remarks>One instance serves many runs at once. An exception loses this provider's items, and the journal says so.</remarks>
public interface IContextProvider
{
    /// <summary>The items, best first.</summary>
    IAsyncEnumerable<ContextItem> GatherAsync(ContextRequest request, CancellationToken cancellationToken = default);
}
