using System.Buffers;
using System.Globalization;

namespace AgentLoop;

/// <summary>Finds what may be paths in a text, in one pass.</summary>
/// <remarks>
/// Line numbers are taken as they are written by .NET (<c>a.cs:line 3</c>), MSBuild (<c>a.cs(3,5)</c>), Python (<c>"a.py", line 3</c>), and by
/// JavaScript, Java, Go, Rust and most compilers (<c>a.go:3</c>).
/// </remarks>
internal static class MentionScanner
{
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./\\@+~$%#");

    private static readonly string[] BeforeLine = [":line ", "\", line ", "', line ", ", line ", " line ", ":", "("];

    public static IEnumerable<Mention> Scan(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int start = NextStart(text, at);
            int end = at = EndOfToken(text, start);
            string token = text[start..end].TrimEnd('.');
            if (token.AsSpan().ContainsAny('.', '/', '\\'))
                yield return new Mention { Path = token, Line = LineAfter(text.AsSpan(end)), Caller = CallerBefore(text, start) };
        }
    }

    private static bool IsOfPath(char c) => PathCharacters.Contains(c) || (c > '\x7f' && char.IsLetterOrDigit(c));

    private static int NextStart(string text, int at)
    {
        while (at < text.Length && !IsOfPath(text[at]))
            at++;
        return at;
    }

    private static int EndOfToken(string text, int at)
    {
        while (at < text.Length && IsOfPath(text[at]))
            at++;
        return at;
    }

    private static int? LineAfter(ReadOnlySpan<char> rest)
    {
        foreach (string before in BeforeLine)
        {
            if (!rest.StartsWith(before, StringComparison.Ordinal))
                continue;

            ReadOnlySpan<char> digits = rest[before.Length..];
            int length = digits.IndexOfAnyExceptInRange('0', '9');
            return int.TryParse(length < 0 ? digits : digits[..length], CultureInfo.InvariantCulture, out int line) && line > 0 ? line : null;
        }

        return null;
    }

    private static string CallerBefore(string text, int start)
    {
        if (start == 0 || text[start - 1] != '(')
            return "";

        int from = start - 1;
        while (from > 0 && (IsOfPath(text[from - 1]) || text[from - 1] is '<' or '>') && text[from - 1] != '/')
            from--;
        return text[from..(start - 1)];
    }
}
