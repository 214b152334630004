namespace AgentLoop;

/// <summary>Whose lines are looked for.</summary>
public sealed record BlameRequest
{
    /// <summary>A folder of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The file, relative to that folder.</summary>
    public required string Path { get; init; }

    /// <summary>The commit at which it is looked at.</summary>
    /// <value><c>HEAD</c> unless said.</value>
    public string Revision { get; init; } = "HEAD";
}
