using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Tells what <c>bwrap</c> could not do from what the command itself came to, which have the same exit codes.</summary>
internal sealed class BubblewrapStatus(SafeFileHandle said, string program)
{
    private const string NotExecuted = "bwrap: execvp ";

    /// <summary>The result with a sentence that says why the command never ran, where it did not.</summary>
    public ChildResult Explain(ChildResult result) =>
        result.StartFailure is not null || result.TimedOut || result.ExitCode != 1 || HasRun()
            ? result
            : ChildResult.NotStarted(Sentence(Encoding.UTF8.GetString(result.StandardError).Trim())) with { Duration = result.Duration };

    /// <summary>It tells the exit code of a command if one has run, and then only.</summary>
    private bool HasRun() => MemoryFile.Read(said).AsSpan().IndexOf("\"exit-code\""u8) >= 0;

    private string Sentence(string words)
    {
        int at = words.LastIndexOf(NotExecuted, StringComparison.Ordinal);
        if (at < 0)
            return $"The bubblewrap sandbox could not be set up: \"{words}\".";
        string reason = words[(words.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
        return !reason.StartsWith("No such file", StringComparison.Ordinal) ? $"The program \"{program}\" could not be started: {reason}."
            : program.Contains('/', StringComparison.Ordinal) ? $"There is no program \"{program}\", or not the interpreter it names."
            : $"The program \"{program}\" was not found in PATH.";
    }
}
