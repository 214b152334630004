namespace AgentLoop.ConformanceTests;

/// <summary>Runs command lines as the host would itself.</summary>
internal static class HostShell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs one in the place of a trial, with the folders by their names. One that hangs is a result.</summary>
    public static async ValueTask<CommandResult> RunAsync(SceneFolders folders, string commandLine, TimeSpan? timeout = null)
    {
        await using ISandboxSession session = await Sandboxes.Unisolated.OpenAsync(new SandboxRequest { Workspace = folders.Root });
        return await session.ExecuteAsync(SandboxCommand.Shell(commandLine) with { Timeout = timeout ?? TimeSpan.FromSeconds(30) });
    }

    /// <summary>Does to the workspace what a careless host would: whether it hung or failed.</summary>
    public static async ValueTask<bool> StumblesAsync(SceneFolders folders, string commandLine) =>
        !(await RunAsync(folders, commandLine, Patience)).Succeeded;
}
