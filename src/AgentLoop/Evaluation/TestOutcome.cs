namespace AgentLoop;

/// <summary>What became of a test.</summary>
public enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed, crashed or timed out.</summary>
    Failed,

    /// <summary>It did not run.</summary>
    Skipped,
}
