namespace AgentLoop;

/// <summary>Which tests are worth running before all of them.</summary>
internal sealed record SelectedTests
{
    /// <summary>Those that failed before, those that touch what changed first: they tell soonest whether a candidate does anything.</summary>
    public IReadOnlyList<TestResult> Failing { get; init; } = [];

    /// <summary>Those that did not fail and touch what changed, the nearest first: they tell soonest whether it breaks anything.</summary>
    public IReadOnlyList<TestResult> Touching { get; init; } = [];
}
