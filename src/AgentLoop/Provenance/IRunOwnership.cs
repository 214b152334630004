namespace AgentLoop;

/// <summary>Says which process performs a run.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IRunOwnership
{
    /// <summary>Takes a run for this process until what is returned is disposed of, or the process ends, however that happens.</summary>
    /// <exception cref="ProvenanceException">Somebody else has it (<see cref="ProvenanceError.Locked"/>).</exception>
    ValueTask<IAsyncDisposable> OwnAsync(string runId, CancellationToken cancellationToken = default);
}
