namespace AgentLoop;

/// <summary>How a repository is searched for its tests, and how they may be run.</summary>
public sealed record TestSuiteOptions
{
    /// <summary>How long a build may take.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan BuildTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the tests of one suite may take.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan TestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many suites are taken at most; what is left out is said.</summary>
    /// <value>64 unless said; at least 1.</value>
    public int MaxSuites { get; init; } = 64;

    /// <summary>
    /// Further hosts that the preparation may reach, such as a company's own package registry. What a repository's files name is not among them unless it
    /// stands here.
    /// </summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    internal static void Validate(TestSuiteOptions options)
    {
        if (options.BuildTimeout <= TimeSpan.Zero || options.TestTimeout <= TimeSpan.Zero)
            throw new ArgumentException("A time-out of TestSuiteOptions is not more than zero; give a longer one.", nameof(options));
        if (options.MaxSuites < 1)
            throw new ArgumentException($"TestSuiteOptions.MaxSuites is {options.MaxSuites}; give at least 1.", nameof(options));
    }
}
