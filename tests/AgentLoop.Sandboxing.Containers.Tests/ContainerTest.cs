using System.Diagnostics;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>A workspace, a folder outside it, and sessions over the workspace.</summary>
public abstract class ContainerTest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("agentloop-test-");

    protected ContainerTest()
    {
        Workspace = _place.CreateSubdirectory("workspace").FullName;
        Outside = _place.CreateSubdirectory("outside").FullName;
    }

    protected string Workspace { get; }

    protected string Outside { get; }

    protected SandboxRequest Request => new() { Workspace = Workspace };

    protected ValueTask<ISandboxSession> OpenAsync(SandboxRequest? request = null) => Containers.OpenAsync(request ?? Request);

    protected async Task<CommandResult> RunAsync(string commandLine)
    {
        await using ISandboxSession session = await OpenAsync();
        return await session.ExecuteAsync(SandboxCommand.Shell(commandLine));
    }

    /// <summary>The same without a container, to see that it works there.</summary>
    protected async Task<CommandResult> RunFreelyAsync(string commandLine)
    {
        await using ISandboxSession session = await Sandboxes.Unisolated.OpenAsync(Request);
        return await session.ExecuteAsync(SandboxCommand.Shell(commandLine));
    }

    protected string InWorkspace(string name) => Path.Combine(Workspace, name);

    protected static string Said(CommandResult result) =>
        $"{result.End} {result.ExitCode} {result.StandardOutput.Text}{result.StandardError.Text}{result.StartFailure}";

    protected static void Succeeds(CommandResult result) => Assert.True(result.Succeeded, Said(result));

    /// <summary>Asks until it is true; for a minute, because a busy machine takes many seconds to start a host of its own and its container.</summary>
    protected static async Task<bool> BecomesTrueAsync(Func<ValueTask<bool>> condition)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                return false;
            await Task.Delay(100);
        }

        return true;
    }

    public void Dispose()
    {
        _place.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
