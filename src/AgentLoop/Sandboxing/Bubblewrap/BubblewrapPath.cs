namespace AgentLoop;

/// <summary>Where things are inside of a bubblewrap session.</summary>
internal static class BubblewrapPath
{
    public const string Workspace = "/workspace";
    public const string Home = "/home/agent";
    public const string Temporary = "/tmp";
    public const string SharedMemory = "/dev/shm";

    /// <summary>What the session makes itself, so that nothing of the host can be there.</summary>
    public static IReadOnlyList<string> Own { get; } = [Workspace, Home, Temporary, "/proc", "/dev", "/etc"];
}
