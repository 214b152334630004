namespace AgentLoop;

/// <summary>What runs the tests of a project, and why that is thought.</summary>
internal sealed record DotNetRunnerChoice(DotNetTestRunner Runner, string Why)
{
    /// <summary>Whether its program writes no report, since it lacks the extension, and what it prints must do.</summary>
    public bool PrintsOnly { get; init; }

    /// <summary>How some of its tests are run; that of the runner unless said.</summary>
    public ITestFilter Filter { get; init; } = DotNetTestFilter.Of(Runner);
}
