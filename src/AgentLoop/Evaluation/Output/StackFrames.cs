using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Which files and lines a stack trace names: of .NET, Python, JavaScript, Go, Rust, Java, PHP and others that write <c>file:line</c>.</summary>
internal static class StackFrames
{
    private const int MaxFrames = 12;
    private const int MaxLines = 500;
    private const int MaxLineLength = 1000;

    /// <summary>Folders of what a project did not write itself.</summary>
    private static readonly string[] Foreign =
    [
        "node_modules/", "site-packages/", "dist-packages/", "/usr/lib/", "/usr/local/", "/rustc/", ".cargo/registry/", "/pkg/mod/", "importlib/", "internal/", "/vendor/",
        "java/lang/", "java/util/", "sun/reflect/", "jdk/internal/", "org/junit/", "org/testng/", "org/gradle/", "org/apache/maven/",
    ];

    /// <summary>The innermost frames that name a file, the innermost first, paths as they were written.</summary>
    public static IEnumerable<(string Path, int Line)> Of(string? stackTrace)
    {
        List<(string Path, int Line)> frames = [];
        bool innermostIsLast = false;
        foreach (string line in (stackTrace ?? "").Split('\n').Take(MaxLines))
        {
            if (Frame(line.TrimEnd()) is not (string path, int number, bool isPython))
                continue;

            innermostIsLast |= isPython;
            frames.Add((path, number));
        }

        if (innermostIsLast)
            frames.Reverse();
        return frames.Take(MaxFrames);
    }

    /// <summary>The innermost frame that is not of a library; <see langword="null"/> where there is none.</summary>
    public static (string Path, int Line)? Own(string? stackTrace)
    {
        foreach ((string path, int line) in Of(stackTrace))
        {
            string slashed = path.Replace('\\', '/');
            if (!Array.Exists(Foreign, folder => slashed.Contains(folder, StringComparison.Ordinal)))
                return (path, line);
        }

        return null;
    }

    /// <summary>Where the first line begins that is a frame of a stack, or source, and no message; the end of the text where there is none.</summary>
    public static int StartOf(string text)
    {
        int start = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (IsFrame(line.TrimStart()) || IsSource(line.TrimStart(" >")))
                return start;

            start += line.Length;
            start += start < text.Length && text[start] == '\r' && start + 1 < text.Length && text[start + 1] == '\n' ? 2 : 1;
        }

        return text.Length;
    }

    private static bool IsFrame(ReadOnlySpan<char> line) =>
        (line.StartsWith("at ") && (line.Contains('(') || line.Contains(':'))) || line.StartsWith("File \"") || line.StartsWith("❯ ");

    /// <summary>A line of the source around a failure, as JavaScript's tools show it: its number, a bar and the text.</summary>
    private static bool IsSource(ReadOnlySpan<char> line)
    {
        int end = line.IndexOfAnyExceptInRange('0', '9');
        return end > 0 && line[end..].TrimStart(' ').StartsWith("|");
    }

    private static (string Path, int Line, bool IsPython)? Frame(string line)
    {
        if (line.Length is 0 or > MaxLineLength || !line.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        if (DiagnosticPatterns.DotNetFrame.Match(line) is { Success: true } dotNet)
            return (dotNet.Groups["path"].Value, LineOf(dotNet), false);
        if (DiagnosticPatterns.PythonFrame.Match(line) is { Success: true } python)
            return (python.Groups["path"].Value, LineOf(python), true);
        if (DiagnosticPatterns.JavaFrame.Match(line) is { Success: true } java)
            return ($"{java.Groups["package"].Value.Replace('.', '/')}{java.Groups["file"].Value}", LineOf(java), false);
        return DiagnosticPatterns.AnyFrame.Match(line) is { Success: true } any
            ? (any.Groups["path"].Value, LineOf(any), any.Groups["path"].ValueSpan.EndsWith(".py"))
            : null;
    }

    private static int LineOf(Match match) => int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
}
