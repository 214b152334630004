namespace AgentLoop;

/// <summary>A path of the host that is to be seen inside.</summary>
internal sealed record BubblewrapBind
{
    /// <summary>Where <c>bwrap</c> finds it.</summary>
    public required string Source { get; init; }

    /// <summary>Where it is inside.</summary>
    public required string Target { get; init; }

    public bool Writable { get; init; }
}
