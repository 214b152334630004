namespace AgentLoop;

/// <summary>Whose a log is, who signs for it, and how often.</summary>
public sealed record LogOptions
{
    /// <summary>Signs checkpoints and removals.</summary>
    /// <value><see langword="null"/>: a store on disk makes a key beside its file, one in memory a key of its own.</value>
    public ICheckpointSigner? Signer { get; init; }

    /// <summary>Sees each checkpoint once it is kept; the way by which checkpoints leave the machine.</summary>
    /// <value>Nobody unless said.</value>
    public ICheckpointWitness? Witness { get; init; }

    /// <summary>After how many entries at most a checkpoint is signed, besides those at the end of runs.</summary>
    /// <value>1,000 unless said.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than one.</exception>
    public int CheckpointEvery
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>Tells when entries are taken.</summary>
    /// <value>The system's clock unless said.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
