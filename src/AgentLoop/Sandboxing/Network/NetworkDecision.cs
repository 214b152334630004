namespace AgentLoop;

/// <summary>What was decided when a session asked for a host.</summary>
public sealed record NetworkDecision
{
    /// <summary>The host that was asked for: in lower case, without a dot at its end, an address in its shortest form.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public required int Port { get; init; }

    /// <summary>Whether it was let through.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }
}
