using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Text of programs that nobody vouches for, made fit to be kept and shown.</summary>
internal static class OutputText
{
    private const char Escape = '\x1b';

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsSuspicious)]);

    /// <summary>
    /// The text without terminal sequences (ECMA-48), control characters, marks that reorder text, and halves of characters;
    /// line ends are <c>\n</c>. What is longer is cut at its end.
    /// </summary>
    public static string Clean(string text, int maxLength = int.MaxValue)
    {
        string clean = text.AsSpan().ContainsAny(Suspicious) ? Strip(text) : text;
        if (clean.Length <= maxLength)
            return clean;

        bool isInPair = maxLength > 1 && char.IsHighSurrogate(clean[maxLength - 2]);
        return string.Concat(clean.AsSpan(0, maxLength - (isInPair ? 2 : 1)), "…");
    }

    /// <summary>The last lines of a text, no longer than so many characters.</summary>
    public static string Tail(string text, int maxLength)
    {
        string trimmed = text.TrimEnd();
        if (trimmed.Length <= maxLength)
            return trimmed;

        int start = trimmed.IndexOf('\n', trimmed.Length - maxLength - 1) + 1;
        return trimmed[(start == 0 ? trimmed.Length - maxLength : start)..];
    }

    private static string Strip(string text)
    {
        StringBuilder clean = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is Escape or '\x9b')
                i = EndOfSequence(text, i);
            else if (c == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (!Suspicious.Contains(c))
                clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>Where the terminal sequence that starts here ends; one that is never ended hides no more than its line.</summary>
    private static int EndOfSequence(string text, int start)
    {
        int i = text[start] == Escape ? start + 1 : start;
        if (i >= text.Length)
            return start;

        return text[i] switch
        {
            '[' or '\x9b' => SkipWhile(text, i + 1, c => c is >= ' ' and <= '?'),
            ']' or 'P' or 'X' or '^' or '_' => EndOfString(text, i + 1),
            _ => SkipWhile(text, i, c => c is >= ' ' and <= '/'),
        };
    }

    private static int SkipWhile(string text, int i, Func<char, bool> belongs)
    {
        while (i < text.Length && belongs(text[i]))
            i++;

        return i < text.Length && text[i] is >= '0' and <= '~' ? i : i - 1;
    }

    private static int EndOfString(string text, int i)
    {
        while (i < text.Length && text[i] is not '\a' and not '\n' and not Escape)
            i++;

        bool terminated = i + 1 < text.Length && text[i] == Escape && text[i + 1] == '\\';
        return terminated ? i + 1 : i < text.Length && text[i] == '\a' ? i : i - 1;
    }

    private static bool IsSuspicious(char c) => (char.IsControl(c) && c is not '\n' and not '\t') || char.IsSurrogate(c) || ReordersText(c);

    private static bool ReordersText(char c) => c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f';
}
