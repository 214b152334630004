namespace AgentLoop;

/// <summary>How a change becomes a branch.</summary>
public sealed record GitBranchOptions
{
    /// <summary>What the branch's name begins with; the run's id follows.</summary>
    /// <value><c>agentloop/</c> unless said.</value>
    public string BranchPrefix { get; init; } = "agentloop/";

    /// <summary>The author's name.</summary>
    /// <value>The user's, from git's configuration, or else <c>AgentLoop</c>.</value>
    public string? AuthorName { get; init; }

    /// <summary>The author's address.</summary>
    /// <value>The user's, from git's configuration, or else <c>agentloop@localhost</c>.</value>
    public string? AuthorEmail { get; init; }
}
