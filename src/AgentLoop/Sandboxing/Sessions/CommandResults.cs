namespace AgentLoop;

/// <summary>Turns what a child process came to into what a command came to.</summary>
internal static class CommandResults
{
    public static CommandResult Of(ChildResult child, SandboxCommand command) => new()
    {
        End = child.StartFailure is not null ? CommandEnd.NotStarted : child.TimedOut ? CommandEnd.TimedOut : CommandEnd.Exited,
        ExitCode = child.ExitCode,
        StandardOutput = CapturedText.Of(child.StandardOutput, child.DroppedOutputBytes, command.MaxOutputBytes),
        StandardError = CapturedText.Of(child.StandardError, child.DroppedErrorBytes, command.MaxOutputBytes),
        Duration = child.Duration,
        CpuTime = child.CpuTime,
        StartFailure = child.StartFailure,
    };
}
