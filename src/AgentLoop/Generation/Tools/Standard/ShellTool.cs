using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentLoop;

internal sealed class ShellTool(TimeSpan maxTimeout) : AgentTool
{
    private const int DefaultSeconds = 120;
    private const int MaxOutputBytes = 256 * 1024;

    public override string Name => "shell";

    public override string Description =>
        "Runs a command line with /bin/sh in a sandbox, in the repository's root or the folder given. Nothing persists between calls but files. "
        + "Use it to build, to test and for what the other tools cannot do.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "command": { "type": "string", "description": "The command line." },
        "workdir": { "type": "string", "description": "The folder to start in, from the repository's root." },
        "timeout_seconds": { "type": "integer", "description": "After this time it is killed; 120 unless said." }
        """,
        "command");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string command = input.Text("command");
        string folder = input.OptionalPath("workdir");
        int most = (int)maxTimeout.TotalSeconds;
        int seconds = Math.Min(input.Number("timeout_seconds", 1, int.MaxValue) ?? DefaultSeconds, most);
        if (input.Refusal is { } refusal)
            return refusal;

        CommandResult result = await use.Workbench.Sandbox.ExecuteAsync(
            SandboxCommand.Shell(command) with { WorkingDirectory = folder, Timeout = TimeSpan.FromSeconds(seconds), MaxOutputBytes = MaxOutputBytes },
            cancellationToken).ConfigureAwait(false);
        return new ToolResult { Output = Output(result), Note = End(result, seconds), IsFailure = !result.Succeeded };
    }

    private static string Output(CommandResult result)
    {
        string output = result.StandardOutput.Text;
        string errors = result.StandardError.Text;
        return errors.Length == 0 ? output
            : output.Length == 0 ? errors
            : new StringBuilder(output).Append(output.EndsWith('\n') ? "" : "\n").Append("[standard error]\n").Append(errors).ToString();
    }

    private static string End(CommandResult result, int seconds) => result switch
    {
        { StartFailure: { } failure } => $"It could not be started: {failure}",
        { End: CommandEnd.TimedOut } => string.Create(CultureInfo.InvariantCulture, $"It was killed after {seconds} seconds."),
        { End: CommandEnd.LimitReached } => $"It was killed: it reached the limit of {result.Limit}.",
        { Limit: { } limit } => string.Create(CultureInfo.InvariantCulture, $"Exit code {result.ExitCode}; it ran into the limit of {limit}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"Exit code {result.ExitCode}."),
    };
}
