namespace AgentLoop;

/// <summary>Programs of the host that come with every Linux system, looked up where only the system's owner writes.</summary>
internal static class HostTools
{
    public const string SearchPath = "/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>The absolute path of a tool of util-linux.</summary>
    /// <exception cref="AgentLoopException">It is not there.</exception>
    public static string Find(string program) => ProgramPath.Find(program, "/", SearchPath, out _)
        ?? throw new AgentLoopException($"The program \"{program}\" is missing in {SearchPath}: install the package \"util-linux\".");
}
