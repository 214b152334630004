using System.ComponentModel;
using System.Diagnostics;

namespace QuickStart;

/// <summary>Runs the tools of the user: git and dotnet. What comes of the loop runs in its sandbox, never here.</summary>
internal static class Tool
{
    /// <summary>What the tool wrote to its standard output.</summary>
    /// <exception cref="AgentLoopException">It is missing, or it failed.</exception>
    public static async Task<string> RunAsync(string folder, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode == 0
            ? await output
            : throw new AgentLoopException($"\"{program} {string.Join(' ', start.ArgumentList)}\" exited with {process.ExitCode}: {LastLine(await error, await output)}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new AgentLoopException($"\"{start.FileName}\" cannot be started; is it installed? {e.Message}", e);
        }
    }

    private static string LastLine(params string[] texts) =>
        texts.SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(1)).FirstOrDefault("it said nothing.");
}
