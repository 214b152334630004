namespace AgentLoop;

/// <summary>Turns what a child process came to into what a command came to.</summary>
internal static class CommandResults
{
    public static CommandResult Of(ChildResult child, SandboxCommand command) => new()
    {
        End = End(child),
        ExitCode = child.ExitCode,
        Limit = child.TimedOut ? SandboxLimit.WallTime : child.Limit,
        StandardOutput = Output(child.StandardOutput, child.DroppedOutputBytes, command) with { WholeFile = child.WholeOutput },
        StandardError = Output(child.StandardError, child.DroppedErrorBytes, command) with { WholeFile = child.WholeError },
        Duration = child.Duration,
        CpuTime = child.CpuTime,
        PeakMemory = child.PeakMemory,
        StartFailure = child.StartFailure,
    };

    private static CommandEnd End(ChildResult child) => child switch
    {
        { StartFailure: not null } => CommandEnd.NotStarted,
        { TimedOut: true } => CommandEnd.TimedOut,
        { EndedByLimit: true } => CommandEnd.LimitReached,
        _ => CommandEnd.Exited,
    };

    private static CapturedOutput Output(byte[] kept, long dropped, SandboxCommand command) =>
        CapturedText.Of(kept, dropped, command.MaxOutputBytes);
}
