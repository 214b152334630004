namespace AgentLoop;

/// <summary>A mount namespace in which everything lies ready for the commands of one session.</summary>
internal sealed record BubblewrapStage
{
    public required IMountSpace Space { get; init; }

    /// <summary>The absolute path of <c>bwrap</c> in the namespace.</summary>
    public required string Program { get; init; }

    /// <summary>The folder of the namespace that holds what is the session's own.</summary>
    public required string Folder { get; init; }

    /// <summary>What of the host is shown, with sources as in the namespace.</summary>
    public required IReadOnlyList<BubblewrapBind> Binds { get; init; }
}
