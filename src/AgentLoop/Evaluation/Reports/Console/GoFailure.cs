using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds in what a Go test wrote what it said, and where.</summary>
internal static class GoFailure
{
    private static readonly Regex Said = ConsoleReport.Linear(@"^\s*(?<file>[\w.-]+\.go):(?<line>\d{1,9}): ");

    /// <summary>Files are named without their folder, which is that of the package.</summary>
    public static void Describe(ReportedTest test, string package)
    {
        string text = test.Output.ToString();
        bool panicked = text.Contains("\ngoroutine ", StringComparison.Ordinal);
        if (panicked)
            test.StackTrace.Append(text);

        int stack = panicked ? text.IndexOf("\ngoroutine ", StringComparison.Ordinal) : text.Length;
        test.Message.Append(text.AsSpan(0, stack).Trim());
        test.Output.Clear();
        Match place = Said.Match(FirstPlace(text));
        if (!place.Success)
            return;

        string folder = package.EndsWith("_test", StringComparison.Ordinal) ? package[..^5] : package;
        test.File = folder.Length == 0 ? place.Groups["file"].Value : $"{folder}/{place.Groups["file"].Value}";
        test.Line = ReportNumbers.Count(place.Groups["line"].ValueSpan);
    }

    private static string FirstPlace(string text) => Array.Find(text.Split('\n'), Said.IsMatch) ?? "";
}
