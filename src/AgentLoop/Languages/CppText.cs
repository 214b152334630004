namespace AgentLoop;

/// <summary>C++'s raw strings, <c>R"mark(…)mark"</c>.</summary>
internal static class CppText
{
    private const int LongestMark = 16;

    public static int Raw(string text, int start, bool afterOperand)
    {
        int position = start;
        while (position < text.Length && position - start < 3 && text[position] is 'u' or 'U' or 'L' or '8')
            position++;
        if (position + 1 >= text.Length || text[position] != 'R' || text[position + 1] != '"')
            return start;
        int open = text.IndexOf('(', position, Math.Min(LongestMark + 3, text.Length - position));
        if (open < 0)
            return start;
        string end = string.Concat(")", text.AsSpan(position + 2, open - position - 2), "\"");
        return QuotedText.EndOr(text, text.IndexOf(end, open, StringComparison.Ordinal), end.Length);
    }
}
