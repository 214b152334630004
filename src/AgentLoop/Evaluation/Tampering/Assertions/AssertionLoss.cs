namespace AgentLoop;

/// <summary>What became of an assertion that is not there any more as it was.</summary>
internal enum AssertionLoss
{
    /// <summary>Nothing bad: another one wants as much.</summary>
    None,

    /// <summary>Another one wants another value.</summary>
    Changed,

    /// <summary>Another one wants less.</summary>
    Weakened,

    /// <summary>Another one wants the same, less exactly, and by little.</summary>
    Loosened,

    /// <summary>There is none in its place.</summary>
    Removed,
}
