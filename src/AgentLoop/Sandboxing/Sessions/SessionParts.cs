namespace AgentLoop;

/// <summary>What a session is made of. The session owns and disposes it.</summary>
internal sealed record SessionParts
{
    public required IWorkspaceFiles Files { get; init; }

    public required SessionFolder Folder { get; init; }

    public required IConfinement Confinement { get; init; }

    public required SessionLimits Limits { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What the mark of every process of the session begins with.</summary>
    public required string Mark { get; init; }
}
