namespace AgentLoop;

/// <summary>The tests of a candidate against those of the untouched repository, by name.</summary>
public sealed record TestComparison
{
    /// <summary>Failed before, pass now.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Passed before, fail now.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Failed before and now.</summary>
    public IReadOnlyList<string> StillFailing { get; init; } = [];

    /// <summary>Passed before and were not reported, or skipped, now: regressions too.</summary>
    public IReadOnlyList<string> Vanished { get; init; } = [];

    /// <summary>Were not there before.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>How many passed before and pass now.</summary>
    public int StillPassing { get; init; }

    /// <summary>How many tests the candidate broke or made vanish.</summary>
    public int Regressions => Broken.Count + Vanished.Count;
}
