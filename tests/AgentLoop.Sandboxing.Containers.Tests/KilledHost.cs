namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>Opens a session, starts a command that writes down that it lives, and waits to be killed.</summary>
internal static class KilledHost
{
    public static async Task<int> RunAsync(string workspace)
    {
        await using ISandboxSession session = await Containers.Sandbox.OpenAsync(new SandboxRequest { Workspace = workspace });
        await session.ExecuteAsync(SandboxCommand.Shell("while :; do date +%s%N > alive; sleep 0.1; done"));
        return 1;
    }
}
