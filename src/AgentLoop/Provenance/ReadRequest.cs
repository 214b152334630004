namespace AgentLoop;

/// <summary>Which records of a run to read.</summary>
public sealed record ReadRequest
{
    /// <summary>The run that is read.</summary>
    public required string RunId { get; init; }

    /// <summary>The sequence number of the first record wanted.</summary>
    /// <value>0, the beginning, unless said.</value>
    public long FromSequence { get; init; }
}
