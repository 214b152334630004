using System.Diagnostics;

namespace AgentLoop.Tests.Loops;

internal static class Shell
{
    public static async Task<string> RunAsync(string folder, string commandLine)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", commandLine]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{commandLine}: {process.ExitCode} {output}");
        return output;
    }
}
