namespace AgentLoop;

/// <summary>What an evaluation comes to.</summary>
public enum Verdict
{
    /// <summary>What was asked for was observed.</summary>
    Pass,

    /// <summary>Something else was observed.</summary>
    Fail,

    /// <summary>Nothing was observed that would tell: nothing ran. Never a pass.</summary>
    Inconclusive,

    /// <summary>The evaluation itself failed. Never a pass.</summary>
    Error,
}
