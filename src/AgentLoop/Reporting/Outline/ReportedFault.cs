namespace AgentLoop;

/// <summary>Something that went wrong.</summary>
internal sealed record ReportedFault
{
    public required long Sequence { get; init; }

    /// <summary>When, in the time of the run.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>What failed, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>How, in the words of the journal.</summary>
    public required string Problem { get; init; }
}
