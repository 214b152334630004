namespace AgentLoop;

/// <summary>Reads text that may be escaped, once or several times over, without changing it.</summary>
internal static class SecretText
{
    /// <summary>A backslash, a letter and four digits.</summary>
    public const int LongestEscape = 6;

    private const int EscapeLength = 5;

    /// <summary>Whether a word may begin here: before it stands nothing, no letter or digit, or the end of an escape.</summary>
    public static bool IsBoundary(ReadOnlySpan<char> text, int at) =>
        at == 0 || !IsWord(text[at - 1]) || (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't' or 'b' or 'f') || IsEscapedBefore(text, at);

    public static bool IsBoundaryAfter(ReadOnlySpan<char> text, int end) => end >= text.Length || !IsWord(text[end]);

    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Where the character begins that has this place in it: an escape is not taken apart.</summary>
    public static int BeginOf(ReadOnlySpan<char> text, int at)
    {
        int escape = text[Math.Max(0, at - EscapeLength)..at].LastIndexOf('\\');
        if (escape < 0)
            return at;
        escape += Math.Max(0, at - EscapeLength);
        if (EndOf(text, escape) <= at)
            return at;
        while (escape > 0 && text[escape - 1] == '\\')
            escape--;
        return escape;
    }

    /// <summary>Where the character ends that begins here, which may be several backslashes and what they escape.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '\\')
            return at + 1;
        while (at < text.Length && text[at] == '\\')
            at++;
        if (at == text.Length || !"\"'/bfnrtu".Contains(text[at]))
            return at;
        bool isCode = text[at] == 'u' && at + EscapeLength <= text.Length && IsHex(text.Slice(at + 1, EscapeLength - 1));
        return at + (isCode ? EscapeLength : 1);
    }

    /// <summary>Whether the text ends within the escape that begins here.</summary>
    public static bool IsCut(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '\\')
            return false;
        int escaped = text[at..].IndexOfAnyExcept('\\');
        return escaped < 0 || (text[at + escaped] == 'u' && at + escaped + EscapeLength > text.Length && IsHex(text[(at + escaped + 1)..]));
    }

    /// <summary>The character that is escaped, or is there, from here to its end.</summary>
    public static char Read(ReadOnlySpan<char> text, int at, int end) => text[at] != '\\' ? text[at] : text[end - 1] switch
    {
        'n' when end - at > 1 && text[end - 2] == '\\' => '\n',
        'r' when end - at > 1 && text[end - 2] == '\\' => '\r',
        't' when end - at > 1 && text[end - 2] == '\\' => '\t',
        _ when end - at > EscapeLength && text[end - EscapeLength] == 'u' && text[end - EscapeLength - 1] == '\\' =>
            (char)int.Parse(text[(end - EscapeLength + 1)..end], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture),
        char other => other,
    };

    private static bool IsEscapedBefore(ReadOnlySpan<char> text, int at) =>
        at > EscapeLength && text[at - EscapeLength] == 'u' && text[at - EscapeLength - 1] == '\\' && IsHex(text.Slice(at - EscapeLength + 1, EscapeLength - 1));

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }
        return true;
    }
}
