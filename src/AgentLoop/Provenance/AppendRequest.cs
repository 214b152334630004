namespace AgentLoop;

/// <summary>Records for the end of a run's journal.</summary>
public sealed record AppendRequest
{
    /// <summary>The run that is written to.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public required string RunId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>How many records the run has now: the sequence number of the first of <see cref="Records"/>. Zero begins a run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public required long ExpectedSequence
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The bytes of each record, in order. The store copies what it keeps.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Records { get; init; }

    /// <summary>Whether a checkpoint over these records is to be signed before this returns, as at the end of a run.</summary>
    /// <remarks>The records are durable even where signing fails; the next checkpoint covers them.</remarks>
    /// <value><see langword="false"/> unless said.</value>
    public bool Checkpoint { get; init; }
}
