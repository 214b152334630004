namespace AgentLoop;

internal static class LineBreaks
{
    /// <summary>How many lines end in a text, by <c>\n</c>, <c>\r</c> or both together.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Count('\n');
        for (int i = text.IndexOf('\r'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                count++;
        }

        return count;
    }
}
