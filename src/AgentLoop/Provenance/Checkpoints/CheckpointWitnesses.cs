namespace AgentLoop;

/// <summary>Places for checkpoints to go.</summary>
public static class CheckpointWitnesses
{
    /// <summary>Appends each checkpoint to a file, such as one on another machine; an empty line stands between two.</summary>
    public static ICheckpointWitness File(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileWitness(path);
    }

    /// <summary>Hands each checkpoint to the host.</summary>
    public static ICheckpointWitness Call(Func<SignedNote, CancellationToken, ValueTask> witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return new CallingWitness(witness);
    }

    private sealed class CallingWitness(Func<SignedNote, CancellationToken, ValueTask> witness) : ICheckpointWitness
    {
        public ValueTask WitnessAsync(SignedNote checkpoint, CancellationToken cancellationToken = default) => witness(checkpoint, cancellationToken);
    }
}
