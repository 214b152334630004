namespace AgentLoop;

/// <summary>Where things are as the processes of a session see them.</summary>
internal sealed record SessionPaths
{
    public required string Workspace { get; init; }

    public required string Home { get; init; }

    public required string Temporary { get; init; }

    /// <summary>The <c>PATH</c> of the session: of the host's, the folders that can be reached.</summary>
    public required string SearchPath { get; init; }

    /// <summary>Who the processes are by name; <see langword="null"/> for who the host is.</summary>
    public string? User { get; init; }
}
