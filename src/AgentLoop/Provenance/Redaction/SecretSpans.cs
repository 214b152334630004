namespace AgentLoop;

internal static class SecretSpans
{
    /// <summary>The place with whole characters at both ends: no escape is taken apart.</summary>
    public static SecretSpan Whole(ReadOnlySpan<char> text, int start, int end, string mask)
    {
        start = SecretText.BeginOf(text, start);
        int run = end;
        while (run > 0 && text[run - 1] == '\\')
            run--;
        if ((end - run) % 2 != 0)
            end = SecretText.EndOf(text, end - 1);
        return new SecretSpan(start, end, mask);
    }

    /// <summary>In their order, with those that overlap made one.</summary>
    public static List<SecretSpan> Merge(List<SecretSpan> spans)
    {
        spans.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        int last = 0;
        for (int i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[last].End)
                spans[last] = spans[last] with { End = Math.Max(spans[last].End, spans[i].End) };
            else
                spans[++last] = spans[i];
        }
        spans.RemoveRange(last + 1, spans.Count - last - 1);
        return spans;
    }
}
