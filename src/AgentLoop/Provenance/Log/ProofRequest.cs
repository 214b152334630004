namespace AgentLoop;

/// <summary>Which record to prove.</summary>
public sealed record ProofRequest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The record's place in the run.</summary>
    public required long Sequence { get; init; }

    /// <summary>The size of an earlier log that this one is to be shown to go on from; zero for none.</summary>
    /// <value>0 unless said.</value>
    public long ConsistentWith { get; init; }
}
