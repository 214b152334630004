namespace AgentLoop;

/// <summary>Two trajectories beside each other.</summary>
public sealed record TrajectoryComparison
{
    /// <summary>The one.</summary>
    public required RecordedTrajectory First { get; init; }

    /// <summary>The other.</summary>
    public required RecordedTrajectory Second { get; init; }

    /// <summary>
    /// <c>turns</c>, <c>tool calls</c>, <c>input tokens</c>, <c>cached tokens</c>, <c>output tokens</c>, <c>cost</c>, <c>seconds</c> and <c>files changed</c>,
    /// in this order.
    /// </summary>
    public IReadOnlyList<TrajectoryMeasure> Measures =>
    [
        Measure("turns", t => t.Turns.Count),
        Measure("tool calls", t => t.ToolCalls),
        Measure("input tokens", t => t.InputTokens),
        Measure("cached tokens", t => t.CachedTokens),
        Measure("output tokens", t => t.OutputTokens),
        Measure("cost", t => t.Cost),
        Measure("seconds", t => (decimal?)t.Duration?.TotalSeconds),
        Measure("files changed", t => t.FilesChanged?.Count),
    ];

    /// <summary>How many of the first tool calls are of the same tools: where the courses part.</summary>
    public int SharedToolCalls => First.Tools.Zip(Second.Tools).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>Files that both change.</summary>
    public IReadOnlyList<string> FilesInBoth => [.. Files(First).Intersect(Files(Second), StringComparer.Ordinal)];

    /// <summary>Files that only the first changes.</summary>
    public IReadOnlyList<string> FilesOnlyInFirst => [.. Files(First).Except(Files(Second), StringComparer.Ordinal)];

    /// <summary>Files that only the second changes.</summary>
    public IReadOnlyList<string> FilesOnlyInSecond => [.. Files(Second).Except(Files(First), StringComparer.Ordinal)];

    /// <summary>Puts two trajectories beside each other.</summary>
    public static TrajectoryComparison Of(RecordedTrajectory first, RecordedTrajectory second) => new() { First = first, Second = second };

    private static IReadOnlyList<string> Files(RecordedTrajectory trajectory) => trajectory.FilesChanged ?? [];

    private TrajectoryMeasure Measure(string name, Func<RecordedTrajectory, decimal?> of) => new() { Name = name, First = of(First), Second = of(Second) };
}
