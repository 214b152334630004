namespace AgentLoop.Sandboxing.Containers;

/// <summary>Where things are in a container.</summary>
internal static class ContainerPlaces
{
    public const string Workspace = "/workspace";
    public const string Home = "/home/agent";
    public const string Temporary = "/tmp";
    public const string Lifeline = "/run/agentloop";
    public const string HostName = "agentloop";
    public const string User = "agent";

    /// <summary>
    /// Ends the mark of the process that keeps a container, after the mark of its session. Commands count from 1. It is to be found by, and says nothing
    /// about what carries it, as any process may.
    /// </summary>
    public const string KeeperMark = "0.";

    public static SessionPaths Paths(ContainerImage image, string? dotnetRoot) => new()
    {
        Workspace = Workspace,
        Home = Home,
        Temporary = Temporary,
        User = User,
        SearchPath = dotnetRoot is null ? image.SearchPath : image.SearchPath + ':' + dotnetRoot,
    };
}
