using System.Globalization;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A workspace, a folder outside it, and sessions over the workspace.</summary>
public abstract class SessionTest : IDisposable
{
    private readonly TemporaryFolder _place = new();

    protected SessionTest()
    {
        Directory.CreateDirectory(Workspace);
        Directory.CreateDirectory(Outside);
    }

    protected string Workspace => _place.File("workspace");

    protected string Outside => _place.File("outside");

    public static TheoryData<string> Both => ["landlock", "unisolated"];

    protected SandboxRequest Request => new() { Workspace = Workspace };

    protected static ISandbox Named(string name) => name is "landlock" ? Sandboxes.Landlock : Sandboxes.Unisolated;

    protected ValueTask<ISandboxSession> OpenAsync(ISandbox? sandbox = null) => (sandbox ?? Sandboxes.Landlock).OpenAsync(Request);

    /// <summary>The process numbers that a command has written into a file of the workspace, once there are as many as it says.</summary>
    protected async Task<int[]> ProcessesAsync(string file, int count)
    {
        string path = Path.Combine(Workspace, file);
        for (int i = 0; i < 500; i++)
        {
            string[] lines = File.Exists(path) ? await File.ReadAllLinesAsync(path) : [];
            if (lines.Length >= count)
                return [.. lines.Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
            await Task.Delay(10);
        }

        throw new InvalidOperationException("The command has not started its processes.");
    }

    /// <summary>Whether every process is gone, or goes within a moment: those that were killed are taken away by another one.</summary>
    protected static async Task<bool> AllDeadAsync(IEnumerable<int> processes)
    {
        for (int i = 0; i < 200 && processes.Any(IsAlive); i++)
            await Task.Delay(10);
        return !processes.Any(IsAlive);
    }

    protected static bool IsAlive(int process) => ProcessTable.Read().Any(entry => entry.Id == process);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a line of an attack, which is told where the outside is and who the host is.</summary>
    protected async Task<CommandResult> AttackAsync(ISandbox sandbox, string line)
    {
        await using ISandboxSession session = await sandbox.OpenAsync(Request);
        return await session.ExecuteAsync(new SandboxCommand
        {
            Program = "/bin/bash",
            Arguments = ["-c", line],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["OUTSIDE"] = Outside,
                ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            },
        });
    }

    /// <summary>An attack is first shown to work without isolation, so that its failure means something.</summary>
    protected async Task AssertHeldAsync(ISandbox sandbox, string line)
    {
        CommandResult free = await AttackAsync(Sandboxes.Unisolated, line);
        Assert.True(free.Succeeded, $"The attack does not work even without isolation: {free.StandardError.Text}{free.StartFailure}");
        CommandResult held = await AttackAsync(sandbox, line);
        Assert.Equal(CommandEnd.Exited, held.End);
        Assert.NotEqual(0, held.ExitCode);
    }
}
