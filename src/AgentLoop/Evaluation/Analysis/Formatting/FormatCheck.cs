using System.Text;

namespace AgentLoop;

/// <summary>Asks one tool about one file, and leaves what is not the candidate's.</summary>
internal sealed class FormatCheck(ISandboxSession session, FormatTool tool, string edition, TimeSpan timeout)
{
    private const int LongestOutput = 16 * 1024 * 1024;

    public FormatTool Tool => tool;

    /// <summary>What is wrong with the lines that the candidate added; what the tool said where it could not do its work.</summary>
    public async ValueTask<(IReadOnlyList<Finding> Findings, string? Problem)> AskAsync(FileEdit edit, CancellationToken cancellationToken)
    {
        CommandResult now = await RunAsync(edit.NewPath!, edit.After, cancellationToken).ConfigureAwait(false);
        if (Problem(now) is { } problem)
            return ([], problem);
        bool[] added = AddedLines.Flags(edit.Before, edit.After);
        return tool.Reader is { } reader
            ? (Named(edit, reader(now, edit.NewPath!), added), null)
            : (await PrintedAsync(edit, now.StandardOutput.Text, added, cancellationToken).ConfigureAwait(false), null);
    }

    private async ValueTask<IReadOnlyList<Finding>> PrintedAsync(FileEdit edit, string formatted, bool[] added, CancellationToken cancellationToken)
    {
        if (SameLines(formatted, edit.After))
            return [];
        bool[] wrong = AddedLines.Compare(edit.After, formatted).Removed;
        int line = Enumerable.Range(0, Math.Min(wrong.Length, added.Length)).FirstOrDefault(i => wrong[i] && added[i], -1);
        if (line >= 0)
            return [Wrong(edit, line + 1, "is not laid out as it would be by")];
        if (edit.IsAdded)
            return [Wrong(edit, null, "is not laid out as it would be by")];
        CommandResult before = await RunAsync(edit.OldPath!, edit.Before, cancellationToken).ConfigureAwait(false);
        bool wasRight = Problem(before) is null && SameLines(before.StandardOutput.Text, edit.Before);
        return wasRight ? [Wrong(edit, null, "is not laid out any more as it would be by")] : [];
    }

    private Finding[] Named(FileEdit edit, IEnumerable<(int Line, string Message)> places, bool[] added) =>
    [
        .. places
            .Where(place => place.Line >= 1 && place.Line <= added.Length && added[place.Line - 1])
            .Select(place => Make(edit, place.Line, OutputText.Clean(place.Message, 300)))
            .DistinctBy(finding => (finding.Line, finding.Message)),
    ];

    private ValueTask<CommandResult> RunAsync(string path, string text, CancellationToken cancellationToken) => session.ExecuteAsync(
        Command(path) with
        {
            StandardInput = tool.Reader is not null ? default : Encoding.UTF8.GetBytes(text),
            Timeout = timeout,
            MaxOutputBytes = LongestOutput,
        },
        cancellationToken);

    /// <summary>A program of the workspace is started by a shell, which stands in it.</summary>
    private SandboxCommand Command(string path)
    {
        string[] arguments = [.. tool.Arguments(path).Select(argument => argument == FormatTool.Edition ? edition : argument)];
        return tool.Program.Has('/')
            ? new SandboxCommand { Program = "/bin/sh", Arguments = ["-c", "exec \"$0\" \"$@\"", $"./{tool.Program}", .. arguments] }
            : new SandboxCommand { Program = tool.Program, Arguments = arguments };
    }

    private string? Problem(CommandResult result)
    {
        if (result.End != CommandEnd.Exited)
            return $"{tool.Name} did not run to its end: {result.StartFailure ?? result.End.ToString()}.";
        return tool.Answers.Contains(result.ExitCode)
            ? null
            : $"{tool.Name} exited with {result.ExitCode}: {OutputText.Clean(OutputText.Tail(result.StandardError.Text, 300))}";
    }

    private Finding Wrong(FileEdit edit, int? line, string verb) => Make(edit, line, $"\"{edit.NewPath}\" {verb} {tool.Name}.");

    private Finding Make(FileEdit edit, int? line, string message) => new() { Message = message, File = edit.NewPath, Line = line, Rule = tool.Name };

    private static bool SameLines(string one, string other) =>
        string.Equals(one.ReplaceLineEndings("\n"), other.ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
