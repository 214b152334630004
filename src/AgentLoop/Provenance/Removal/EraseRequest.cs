namespace AgentLoop;

/// <summary>What is to be forgotten, on whose word.</summary>
public sealed record EraseRequest
{
    /// <summary>Who asked for it; stands in the log.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why; stands in the log, so it must not say what is to be forgotten.</summary>
    public required string Reason { get; init; }

    /// <summary>The run of which records are erased, and all artifacts that nothing else names.</summary>
    /// <value><see langword="null"/>: no records are.</value>
    public string? RunId { get; init; }

    /// <summary>The one record of the run that is erased.</summary>
    /// <value><see langword="null"/>: all of the run's are.</value>
    public long? Sequence { get; init; }

    /// <summary>Artifacts that are erased whoever names them.</summary>
    /// <value>None unless said.</value>
    public IReadOnlyList<Digest> Artifacts { get; init; } = [];
}
