namespace AgentLoop;

/// <summary>How a change was handed over.</summary>
public sealed record IntegrationResult
{
    /// <summary>Whether the change is now where it was to go.</summary>
    public required bool Integrated { get; init; }

    /// <summary>Where it is, such as a branch or a file; empty where it is nowhere.</summary>
    public string Location { get; init; } = "";

    /// <summary>What identifies it there, such as a commit's hash.</summary>
    public string Revision { get; init; } = "";

    /// <summary>What it was put on, such as the hash of the commit that <c>HEAD</c> was; empty where nobody says.</summary>
    public string Parent { get; init; } = "";

    /// <summary>What was done, or why not, in a sentence.</summary>
    public required string Message { get; init; }
}
