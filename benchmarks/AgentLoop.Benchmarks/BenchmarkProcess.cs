using System.Diagnostics;

namespace AgentLoop.Benchmarks;

/// <summary>Programs started with nothing but the framework: what the library is measured against.</summary>
internal static class BenchmarkProcess
{
    /// <summary>Runs a program with its streams read, as whoever wants its output must.</summary>
    public static async Task<int> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string[] said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? 0 : throw new InvalidOperationException($"{start.FileName}: {process.ExitCode}: {string.Concat(said)}");
    }

    /// <summary>Runs a command line and takes nothing but success.</summary>
    public static void Shell(string commandLine, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", commandLine]) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{commandLine}: {process.ExitCode}");
    }
}
