namespace AgentLoop;

/// <summary>The tests of a candidate against those of the untouched repository, by name.</summary>
/// <remarks>
/// A test that was skipped counts as one that is not there. Results that share a name are one test, which fails when more of them
/// fail than before, and has vanished when fewer of them ran. Data rows whose arguments have another text now (a date, a random
/// number) are compared as one test, <c>Class.Method(…)</c>. Each test that ran before is in exactly one place.
/// </remarks>
public sealed record TestComparison
{
    /// <summary>Failed before, pass now.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Passed before, fail now.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Failed before and fail now.</summary>
    public IReadOnlyList<string> StillFailing { get; init; } = [];

    /// <summary>Ran before, and were skipped or not reported now: regressions too, for a test that failed is not mended by its absence.</summary>
    public IReadOnlyList<string> Vanished { get; init; } = [];

    /// <summary>Ran before, and are gone since the candidate took them out of the tests, which the task allows (<see cref="EvaluationRequest.MayChangeTests"/>).</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>Ran now, and did not before.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Passed and failed on the same files, so that they count nowhere else.</summary>
    public IReadOnlyList<string> Flaky { get; init; } = [];

    /// <summary>How many passed before and pass now.</summary>
    public int StillPassing { get; init; }

    /// <summary>How many tests the candidate broke or made vanish.</summary>
    public int Regressions => Broken.Count + Vanished.Count;
}
