using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Tells a command that the engine could not start from one that failed by itself. Both come as an exit code and text on standard error; the codes 125 to
/// 127 are the engine's own only with the words of podman, docker or the runtime, alone and on one line. A program that prints them and exits so
/// is taken for one that never started, which is no success either.
/// </summary>
internal static class EngineComplaint
{
    private const int MostBytes = 4096;

    /// <summary>Why the command was not started, in a sentence; <see langword="null"/> where it was.</summary>
    public static string? Of(ChildResult result, ChildStart command, string engine)
    {
        if (result.StartFailure is not null || result.StandardOutput.Length > 0 || result.StandardError.Length is 0 or > MostBytes)
            return result.StartFailure;
        string said = Encoding.UTF8.GetString(result.StandardError).TrimEnd();
        return IsOfEngine(said, command, result.ExitCode) ? Sentence(said, command, engine) : null;
    }

    /// <summary>The last form is runc's for what the kernel refused when all else was prepared.</summary>
    private static bool IsOfEngine(string said, ChildStart command, int exitCode) => !said.Contains('\n', StringComparison.Ordinal) && exitCode switch
    {
        125 or 126 or 127 or 255 when said.StartsWith("Error: ", StringComparison.Ordinal) => Has(said, "OCI ") || Has(said, "container"),
        125 or 126 or 127 when said.StartsWith("Error response from daemon: ", StringComparison.Ordinal) => true,
        126 or 127 when said.StartsWith("OCI runtime exec failed: ", StringComparison.Ordinal) => true,
        1 when said.StartsWith("Error response from daemon: No such container", StringComparison.Ordinal) => true,
        1 or 255 => said.StartsWith($"exec {command.Program}: ", StringComparison.Ordinal),
        _ => false,
    };

    private static string Sentence(string said, ChildStart command, string engine)
    {
        if (Has(said, "chdir to cwd"))
            return $"The working directory \"{command.WorkingDirectory}\" cannot be used: {engine} said \"{said}\".";
        if (Has(said, "exec format error"))
            return $"The program \"{command.Program}\" could not be started: it is neither a program for this system nor a script with a \"#!\" line.";
        if (Has(said, "executable file not found") || Has(said, "executable file `"))
            return $"The program \"{command.Program}\" was not found in PATH.";
        if (Has(said, "no such file or directory"))
            return $"There is no program \"{command.Program}\", or the interpreter it names does not exist.";
        return Has(said, "permission denied")
            ? $"The file \"{command.Program}\" is not executable."
            : $"The program \"{command.Program}\" could not be started: {engine} said \"{said}\".";
    }

    private static bool Has(string said, string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
}
