using System.Diagnostics;

namespace AgentLoop.Tests.Workspaces;

internal static class TestShell
{
    public static string Run(string script)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, $"{script} ended with {shell.ExitCode}");
        return output;
    }

    /// <summary>Whether a program is there and works, which one that chooses among others does only where some are installed.</summary>
    public static bool Succeeds(string script)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{{ {script}; }} > /dev/null 2>&1 < /dev/null"]) { UseShellExecute = false })!;
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }
}
