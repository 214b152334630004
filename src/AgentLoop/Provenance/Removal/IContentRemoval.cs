namespace AgentLoop;

/// <summary>Takes content away for good and leaves word of it in the log, which still verifies.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IContentRemoval
{
    /// <summary>Erases what somebody asked to be forgotten: content and salts go, a signed record of who asked and why stays.</summary>
    /// <exception cref="ProvenanceException">There is no such run, record or artifact (<see cref="ProvenanceError.NotFound"/>), or the store cannot be written.</exception>
    ValueTask<RemovalReport> EraseAsync(EraseRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes away the content of artifacts that is old, or too much. Records stay, and so do the names and digests of what is gone.</summary>
    /// <exception cref="ProvenanceException">The store cannot be written.</exception>
    ValueTask<RemovalReport> PruneAsync(PruneRequest request, CancellationToken cancellationToken = default);
}
