namespace AgentLoop;

/// <summary>Where a run was taken up again, or forked from another.</summary>
internal sealed record RunPause
{
    public required long Sequence { get; init; }

    /// <summary>When, in the time of the run.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }
}
