using System.Text;

namespace AgentLoop;

/// <summary>
/// Calls the <c>git</c> that the user has, with the user's configuration, but so that the repository's cannot run a program. None of the calls is made
/// inside of a fork, where untrusted programs may have written what git would read.
/// </summary>
internal static class Git
{
    public static ValueTask<GitResult> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        RunAsync(new GitCall { Folder = folder, Arguments = arguments }, cancellationToken);

    public static async ValueTask<GitResult> RunAsync(GitCall call, CancellationToken cancellationToken = default)
    {
        GitFilters filters = call.Filters ?? GitFilters.None;
        if (call.Filters is null && GitCommands.ReadsFiles(call.Arguments))
            filters = await GitFilters.ReadAsync(call.Folder, cancellationToken).ConfigureAwait(false);
        ChildStart start = new()
        {
            Program = "git",
            Arguments = [.. GitCommands.Options, .. GitCommands.Harden(call.Arguments)],
            WorkingDirectory = call.Folder,
            Environment = GitEnvironment.Of(Environment.GetEnvironmentVariables(), call, filters),
            ClearEnvironment = true,
            StandardInput = call.Input,
        };
        ChildResult child = await ChildProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        return new GitResult { Output = child.StandardOutput, ExitCode = child.ExitCode, Problem = Problem(call, child) };
    }

    private static string Problem(GitCall call, ChildResult child)
    {
        string command = GitCommands.Of(call.Arguments);
        if (child.StartFailure is not null)
            return $"git cannot be started: {child.StartFailure.TrimEnd('.')}.";
        if (child.TimedOut)
            return $"git {command} did not end in time.";
        if (child.ExitCode == 0)
            return "";
        string said = Encoding.UTF8.GetString(child.StandardError).Trim().Split('\n')[0].TrimEnd('.');
        return said.Length == 0
            ? $"git {command} ended with {child.ExitCode}."
            : $"git {command} failed: \"{said}\".";
    }
}
