namespace AgentLoop;

/// <summary>What a <see cref="PerformanceEvaluator"/> measures.</summary>
public sealed record PerformanceEvaluatorOptions
{
    /// <summary>Who says it.</summary>
    /// <value><c>performance</c> unless said.</value>
    public string Name { get; init; } = "performance";

    /// <summary>The command whose time and memory are compared, such as a benchmark; it exits with 0.</summary>
    public required SandboxCommand Command { get; init; }

    /// <summary>What is run once in each copy before, such as a build; it is not measured.</summary>
    public IReadOnlyList<SandboxCommand> Prepare { get; init; } = [];

    /// <summary>How often each of the two is measured, after once that does not count.</summary>
    /// <value>5 unless said; 1 to 100.</value>
    public int Repeats { get; init => field = Require.Within(1, 100, value); } = 5;

    /// <summary>So many times the time of the untouched repository is a slowdown.</summary>
    /// <value>1.25 unless said; at least 1.</value>
    public double MaxTimeRatio { get; init => field = Require.Within(1.0, 1000.0, value); } = 1.25;

    /// <summary>So many times the peak memory of the untouched repository is a growth; looked at where the sandbox counts memory.</summary>
    /// <value>1.25 unless said; at least 1.</value>
    public double MaxMemoryRatio { get; init => field = Require.Within(1.0, 1000.0, value); } = 1.25;

    /// <summary>Whether a slowdown or a growth fails the candidate rather than being a finding.</summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool FailsOnRegression { get; init; }
}
