namespace AgentLoop;

/// <summary>Commands as a reader would type them.</summary>
internal static class CommandLine
{
    private const int MaxLength = 200;

    public static string Of(SandboxCommand command) =>
        OutputText.Clean(IsShell(command) ? command.Arguments[1] : string.Join(' ', command.Arguments.Prepend(command.Program)), MaxLength);

    /// <summary>Whether it is a command line for a shell rather than a program.</summary>
    public static bool IsShell(SandboxCommand command) =>
        command.Arguments is ["-c", _, ..] && Path.GetFileName(command.Program) is "sh" or "bash" or "dash";
}
