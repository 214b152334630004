using System.Text;

namespace AgentLoop;

/// <summary>Calls the <c>git</c> that the user has, with the user's configuration, but so that the repository's cannot run a program.</summary>
internal static class Git
{
    private static readonly string[] Hardened =
    [
        "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false", "-c", "gc.auto=0",
    ];

    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal)
    {
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_PAGER"] = "cat",
        ["LC_ALL"] = "C",
    };

    public static ValueTask<GitResult> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        RunAsync(new GitCall { Folder = folder, Arguments = arguments }, cancellationToken);

    public static async ValueTask<GitResult> RunAsync(GitCall call, CancellationToken cancellationToken = default)
    {
        Dictionary<string, string> environment = new(Quiet, StringComparer.Ordinal);
        foreach ((string name, string value) in call.Environment)
            environment[name] = value;
        ChildStart start = new()
        {
            Program = "git",
            Arguments = [.. Hardened, .. call.Arguments],
            WorkingDirectory = call.Folder,
            Environment = environment,
            StandardInput = call.Input,
        };
        ChildResult child = await ChildProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        return new GitResult { Output = child.StandardOutput, ExitCode = child.ExitCode, Problem = Problem(call, child) };
    }

    private static string Problem(GitCall call, ChildResult child)
    {
        if (child.StartFailure is not null)
            return $"git cannot be started: {child.StartFailure.TrimEnd('.')}.";
        if (child.TimedOut)
            return $"git {Command(call)} did not end in time.";
        if (child.ExitCode == 0)
            return "";
        string said = Encoding.UTF8.GetString(child.StandardError).Trim().Split('\n')[0].TrimEnd('.');
        return said.Length == 0
            ? $"git {Command(call)} ended with {child.ExitCode}."
            : $"git {Command(call)} failed: \"{said}\".";
    }

    /// <summary>The command among the arguments: the first that is neither an option nor an option's value.</summary>
    private static string Command(GitCall call) =>
        call.Arguments.Where((argument, i) => argument[0] != '-' && (i == 0 || call.Arguments[i - 1] is not "-c")).First();
}
