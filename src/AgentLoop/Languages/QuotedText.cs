namespace AgentLoop;

/// <summary>Text literals between like marks, a backslash taking the meaning of what follows it.</summary>
internal static class QuotedText
{
    /// <summary>A literal that ends on its line.</summary>
    public static TextScanner Line(char quote) => (text, start, _) => text[start] == quote ? End(text, start + 1, quote, true) : start;

    /// <summary>A literal that may span lines.</summary>
    public static TextScanner Paragraph(char quote) =>
        (text, start, _) => text[start] == quote ? End(text, start + 1, quote, false) : start;

    /// <summary>A literal that may span lines and has no escapes.</summary>
    public static TextScanner Raw(char quote) => (text, start, _) =>
        text[start] == quote ? EndOr(text, text.IndexOf(quote, start + 1), 1) : start;

    /// <summary>A literal between three marks on each side.</summary>
    public static TextScanner Triple(char quote) =>
        (text, start, _) => IsTriple(text, start, quote) ? TripleEnd(text, start + 3, quote) : start;

    public static bool IsTriple(string text, int start, char quote) =>
        start + 2 < text.Length && text[start] == quote && text[start + 1] == quote && text[start + 2] == quote;

    public static int TripleEnd(string text, int position, char quote)
    {
        for (; position < text.Length; position++)
        {
            if (text[position] == '\\')
                position++;
            else if (IsTriple(text, position, quote))
                return position + 3;
        }

        return text.Length;
    }

    /// <summary>
    /// The end of a literal whose content begins at <paramref name="position"/>; before the end of the line where it is not closed.
    /// </summary>
    public static int End(string text, int position, char quote, bool endsWithLine)
    {
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (c == quote)
                return position + 1;
            if (c == '\\')
                position++;
            else if (endsWithLine && c is '\r' or '\n')
                return position;
        }

        return text.Length;
    }

    public static int EndOr(string text, int found, int length) => found < 0 ? text.Length : found + length;
}
