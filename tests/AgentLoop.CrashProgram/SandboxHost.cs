namespace AgentLoop.CrashProgram;

/// <summary>A host that runs one command line in a sandbox, prints what it came to, and may be killed meanwhile.</summary>
internal static class SandboxHost
{
    /// <summary>The exit code of the command; 125 where it could not be run.</summary>
    public static async Task<int> RunAsync(string kind, string workspace, string commandLine)
    {
        ISandbox sandbox = kind == "landlock" ? Sandboxes.Landlock : new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = 65534 });
        await using ISandboxSession session = await sandbox.OpenAsync(new SandboxRequest { Workspace = workspace });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(commandLine));
        Console.Write(result.StandardOutput.Text);
        await Console.Error.WriteAsync(result.StandardError.Text + result.StartFailure);
        return result.End == CommandEnd.NotStarted ? 125 : result.ExitCode;
    }
}
