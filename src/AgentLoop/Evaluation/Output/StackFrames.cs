using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Which files and lines a stack trace names.</summary>
internal static class StackFrames
{
    private const int MaxFrames = 12;

    /// <summary>The innermost frames that name a file, paths as they were written.</summary>
    public static IEnumerable<(string Path, int Line)> Of(string? stackTrace) => (stackTrace ?? "")
        .Split('\n')
        .Select(line => DiagnosticPatterns.DotNetFrame.Match(line))
        .Where(match => match.Success)
        .Take(MaxFrames)
        .Select(match => (match.Groups["path"].Value, LineOf(match)));

    private static int LineOf(Match match) => int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
}
