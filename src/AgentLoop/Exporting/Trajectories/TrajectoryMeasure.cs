namespace AgentLoop;

/// <summary>One figure of two trajectories.</summary>
public sealed record TrajectoryMeasure
{
    /// <summary>What was measured, such as <c>turns</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The first trajectory's; <see langword="null"/> where it does not say.</summary>
    public decimal? First { get; init; }

    /// <summary>The second one's; <see langword="null"/> where it does not say.</summary>
    public decimal? Second { get; init; }

    /// <summary>How many times the first is in the second; <see langword="null"/> where one does not say, or the first is zero.</summary>
    public decimal? Ratio => First is { } first and not 0 && Second is { } second ? second / first : null;
}
