namespace AgentLoop;

/// <summary>What replaying a run showed.</summary>
public sealed record ReplayReport
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>How many events were met again, readings of the clock aside.</summary>
    public required long Events { get; init; }

    /// <summary>The state the replay came to.</summary>
    public required RunState State { get; init; }

    /// <summary>The first difference; <see langword="null"/> where there is none.</summary>
    public Divergence? Divergence { get; init; }

    /// <summary>Whether the run, performed again, is the run that was recorded.</summary>
    public bool IsIdentical => Divergence is null && Events > 0;
}
