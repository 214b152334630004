namespace AgentLoop;

/// <summary>A command and how it ended.</summary>
internal sealed record RanCommand(SandboxCommand Command, CommandResult Result)
{
    /// <summary>What it wrote to both streams, fit to be shown.</summary>
    public string Output => OutputText.Clean($"{Result.StandardOutput.Text.TrimEnd()}\n{Result.StandardError.Text}");
}
