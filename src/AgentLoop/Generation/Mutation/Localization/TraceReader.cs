using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds files and lines in stack traces and messages: of .NET, Python, JavaScript, Java, Go, Rust and of compilers.</summary>
internal static partial class TraceReader
{
    private const int LongestText = 16 * 1024;
    private const int Timeout = 10_000;

    /// <summary>The places named, in the order of the text, each with a path as the text has it.</summary>
    public static IReadOnlyList<(string Path, int Line)> Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        string bounded = text.Length > LongestText ? text[..LongestText] : text;
        List<(int Index, string Path, int Line)> found = [];
        foreach (Regex format in new[] { DotNet(), Python(), Compiler(), Colon() })
            Collect(format, bounded, found);
        return [.. found.OrderBy(f => f.Index).Select(f => (f.Path, f.Line)).Distinct()];
    }

    private static void Collect(Regex format, string text, List<(int Index, string Path, int Line)> found)
    {
        foreach (Match match in format.Matches(text))
        {
            Group path = match.Groups["path"];
            bool known = found.Exists(f => Math.Abs(f.Index - path.Index) < path.Length);
            if (!known && int.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int line)
                && line > 0)
                found.Add((path.Index, path.Value.Replace('\\', '/'), line));
        }
    }

    [GeneratedRegex(@"\bin (?<path>[^\r\n:]{1,400}(?::[\\/][^\r\n:]{1,400})?):line (?<line>\d{1,7})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex DotNet();

    [GeneratedRegex(@"File ""(?<path>[^""\r\n]{1,400})"", line (?<line>\d{1,7})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Python();

    [GeneratedRegex(@"(?<![\w./\\@~+-])(?<path>[\w./\\@~+-]{1,300}\.\w{1,5})\((?<line>\d{1,7})(,\d{1,7}){0,3}\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Compiler();

    [GeneratedRegex(@"(?<![\w./\\@~+-])(?<path>([A-Za-z]:)?[\w./\\@~+-]{1,300}\.\w{1,5}):(?<line>\d{1,7})\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Colon();
}
