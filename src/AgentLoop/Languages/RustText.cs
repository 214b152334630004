namespace AgentLoop;

/// <summary>Rust's raw strings, and characters told from lifetimes.</summary>
internal static class RustText
{
    public static int Raw(string text, int start, bool afterOperand)
    {
        int position = start + (text[start] is 'b' or 'c' ? 1 : 0);
        if (position >= text.Length || text[position] != 'r')
            return start;
        int hashes = 0;
        while (++position < text.Length && text[position] == '#')
            hashes++;
        if (position >= text.Length || text[position] != '"')
            return start;
        string end = "\"" + new string('#', hashes);
        return QuotedText.EndOr(text, text.IndexOf(end, position + 1, StringComparison.Ordinal), end.Length);
    }

    /// <summary>A character is one character, or an escape, between marks; what else begins with a mark is a lifetime.</summary>
    public static int Character(string text, int start, bool afterOperand)
    {
        if (text[start] != '\'' || start + 2 >= text.Length)
            return start;
        if (text[start + 1] == '\\')
            return QuotedText.End(text, start + 1, '\'', true);
        int width = char.IsHighSurrogate(text[start + 1]) ? 2 : 1;
        int end = start + 1 + width;
        return end < text.Length && text[end] == '\'' ? end + 1 : LifetimeEnd(text, start);
    }

    private static int LifetimeEnd(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end;
    }
}
