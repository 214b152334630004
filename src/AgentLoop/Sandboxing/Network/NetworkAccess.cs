namespace AgentLoop;

/// <summary>How much of a network a session gets.</summary>
public enum NetworkAccess
{
    /// <summary>None that leads anywhere.</summary>
    None,

    /// <summary>A loopback of the session's own, on which its processes reach each other.</summary>
    Loopback,

    /// <summary>A loopback of the session's own, and named hosts through a proxy.</summary>
    AllowList,
}
