using System.Net;

namespace AgentLoop;

/// <summary>A decision and, where it lets something through, the addresses that it was made about: nothing else may be connected to.</summary>
internal sealed record NetworkRuling
{
    public required NetworkDecision Decision { get; init; }

    /// <summary>Empty where nothing is let through.</summary>
    public IReadOnlyList<IPEndPoint> Addresses { get; init; } = [];
}
