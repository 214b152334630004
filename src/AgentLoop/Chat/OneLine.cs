namespace AgentLoop;

/// <summary>Makes foreign text fit for a heading or a sentence.</summary>
internal static class OneLine
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    public static string Of(string text, int maxLength = 200) => Of(text.AsSpan(), maxLength);

    public static string Of(ReadOnlySpan<char> text, int maxLength = 200)
    {
        bool isLong = text.Length > maxLength;
        ReadOnlySpan<char> kept = isLong ? text[..maxLength] : text;
        string line = string.Create(kept.Length, kept, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = Breaks(source[i]) ? ' ' : source[i];
        });
        return isLong ? line + "..." : line;
    }

    private static bool Breaks(char c) => char.IsControl(c) || c is LineSeparator or ParagraphSeparator;
}
