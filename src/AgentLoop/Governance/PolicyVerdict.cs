namespace AgentLoop;

/// <summary>What a policy says.</summary>
public sealed record PolicyVerdict
{
    /// <summary>It may be done.</summary>
    public static PolicyVerdict Allow { get; } = new() { Allowed = true };

    /// <summary>Whether it may be done.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Why not, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>It may not be done.</summary>
    public static PolicyVerdict Deny(string reason) => new() { Allowed = false, Reason = reason };
}
