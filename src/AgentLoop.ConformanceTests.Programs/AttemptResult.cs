namespace AgentLoop.ConformanceTests.Programs;

/// <summary>How an attempt went, as the program's exit code.</summary>
internal enum AttemptResult
{
    /// <summary>It worked.</summary>
    Worked = 0,

    /// <summary>It was refused.</summary>
    Refused = 1,

    /// <summary>It could not be made, which says nothing.</summary>
    NotTried = 3,
}
