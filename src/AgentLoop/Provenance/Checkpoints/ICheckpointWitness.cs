namespace AgentLoop;

/// <summary>Takes checkpoints to where the store's own machine cannot change them any more.</summary>
/// <remarks>
/// Called once a checkpoint is kept, one at a time. A witness that throws stops no append: the next checkpoint is handed to it again, and
/// <see cref="ITransparencyLog.CheckpointAsync"/> says so.
/// </remarks>
public interface ICheckpointWitness
{
    /// <summary>Sees a checkpoint.</summary>
    ValueTask WitnessAsync(SignedNote checkpoint, CancellationToken cancellationToken = default);
}
