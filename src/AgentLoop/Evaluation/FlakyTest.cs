namespace AgentLoop;

/// <summary>A test that passed and failed on the same files.</summary>
public sealed record FlakyTest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How often it passed on the files that are judged.</summary>
    public required int Passed { get; init; }

    /// <summary>How often it failed, or did not run, on them.</summary>
    public required int Failed { get; init; }

    /// <summary>How often it passed on the untouched repository; 0 with <see cref="FailedBefore"/> 0 where that was not tried.</summary>
    public int PassedBefore { get; init; }

    /// <summary>How often it failed on the untouched repository.</summary>
    public int FailedBefore { get; init; }
}
