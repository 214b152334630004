namespace AgentLoop;

/// <summary>How long the proxy waits.</summary>
internal sealed record ProxyTimes
{
    public static ProxyTimes Default { get; } = new();

    /// <summary>For a request's head to arrive.</summary>
    public TimeSpan Head { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a name to be resolved, and again for a connection to be made.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without a byte in either direction.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For a client to read why it was refused.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(1);
}
