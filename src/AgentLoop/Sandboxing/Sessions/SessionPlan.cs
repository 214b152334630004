namespace AgentLoop;

/// <summary>What a session needs before there is anything that holds its processes.</summary>
internal sealed record SessionPlan
{
    /// <summary>The request, its paths free of links.</summary>
    public required SandboxRequest Request { get; init; }

    public required SessionFolder Folder { get; init; }

    public required Toolchain Toolchain { get; init; }

    /// <summary>Goes with the session, not with what holds its processes.</summary>
    public required SessionLimits Limits { get; init; }

    /// <summary>The paths of a session that sees the host's files where they are.</summary>
    public SessionPaths HostPaths(string searchPath) => new()
    {
        Workspace = Request.Workspace,
        Home = Folder.Home,
        Temporary = Folder.Temporary,
        SearchPath = searchPath,
    };

    /// <summary>What the mark of every process of the session begins with.</summary>
    public string Mark => Folder.Name + ".";
}
