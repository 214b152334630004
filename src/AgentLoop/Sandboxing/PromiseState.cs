namespace AgentLoop;

/// <summary>What has been found out about a promise.</summary>
public enum PromiseState
{
    /// <summary>It could not be tried, or the sandbox has nothing to hold it with here.</summary>
    Unavailable,

    /// <summary>What it should hold off was done.</summary>
    NotEnforced,

    /// <summary>What it should hold off was tried and failed.</summary>
    Enforced,
}
