namespace AgentLoop.ConformanceTests;

/// <summary>What came of trying to get out of a sandbox.</summary>
public enum ContainmentVerdict
{
    /// <summary>It could not be tried, which says nothing.</summary>
    NotTried,

    /// <summary>The sandbox does not promise to hold it here, so that it was not tried.</summary>
    NotPromised,

    /// <summary>It worked.</summary>
    Escaped,

    /// <summary>It failed.</summary>
    Contained,
}
