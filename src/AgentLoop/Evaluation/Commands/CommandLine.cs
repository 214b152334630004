namespace AgentLoop;

/// <summary>Commands as a reader would type them.</summary>
internal static class CommandLine
{
    private const int MaxLength = 200;

    /// <summary>The command line; of a script, the name and the arguments it is given rather than its text.</summary>
    public static string Of(SandboxCommand command)
    {
        IEnumerable<string> words = (IsShell(command), command.Arguments.Count) switch
        {
            (true, 2) => [command.Arguments[1]],
            (true, _) => command.Arguments.Skip(2).Select(Short),
            _ => command.Arguments.Select(Short).Prepend(command.Program),
        };
        return OutputText.Clean(string.Join(' ', words), MaxLength);
    }

    /// <summary>A program that is handed over whole is not told.</summary>
    private static string Short(string argument) => argument.Contains('\n', StringComparison.Ordinal) ? "…" : argument;

    /// <summary>Whether it is a command line for a shell rather than a program.</summary>
    public static bool IsShell(SandboxCommand command) =>
        command.Arguments is ["-c", _, ..] && Path.GetFileName(command.Program) is "sh" or "bash" or "dash";
}
