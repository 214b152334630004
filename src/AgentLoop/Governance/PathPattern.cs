using System.Text;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A pattern for paths, as in gitignore(5) but without <c>!</c>, and without regard to case.</summary>
internal sealed class PathPattern
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly Regex regex;

    public PathPattern(string pattern)
    {
        Text = pattern;
        string trimmed = pattern?.Trim() ?? "";
        if (trimmed.Trim('/').Length == 0 || trimmed.StartsWith('!'))
            throw new ArgumentException($"\"{pattern}\" protects no path; give a pattern such as \".github/**\" or \"*.csproj\".", nameof(pattern));

        regex = new Regex(ToRegex(trimmed), Options);
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>
    /// The path as every file system takes it: without <c>.</c>, <c>..</c>, backslashes, and the dots and spaces that Windows drops at a
    /// name's end; <see langword="null"/> for one that leads outside.
    /// </summary>
    public static string? Normalize(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            if (part is ".." && parts.Count == 0)
                return null;
            if (part is "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part.TrimEnd('.', ' ') is { Length: > 0 } name)
                parts.Add(name);
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether the pattern matches this path, or a folder it is in.</summary>
    public bool Matches(string normalPath) => regex.IsMatch(normalPath);

    /// <summary>Anchored where a slash stands anywhere but at the end; whatever is below a match is matched too.</summary>
    private static string ToRegex(string pattern)
    {
        bool folder = pattern.EndsWith('/');
        string body = pattern.TrimEnd('/');
        StringBuilder expression = new(body.Contains('/', StringComparison.Ordinal) ? "^" : "^(?:.*/)?");
        body = body.TrimStart('/');
        for (int i = 0; i < body.Length; i++)
            i += AppendToken(expression, body.AsSpan(i)) - 1;

        return expression.Append(folder ? "/" : "(?:/|$)").ToString();
    }

    /// <summary>Appends the expression for what the pattern begins with, and says how long that is.</summary>
    private static int AppendToken(StringBuilder target, ReadOnlySpan<char> pattern)
    {
        (string token, int length) = pattern switch
        {
            ['*', '*', '/', ..] => ("(?:.*/)?", 3),
            ['*', '*', ..] => (".*", 2),
            ['*', ..] => ("[^/]*", 1),
            ['?', ..] => ("[^/]", 1),
            ['\\', char escaped, ..] => (Regex.Escape(escaped.ToString()), 2),
            _ => (Regex.Escape(pattern[..1].ToString()), 1),
        };
        target.Append(token);
        return length;
    }
}
