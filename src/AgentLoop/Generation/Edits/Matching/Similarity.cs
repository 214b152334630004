namespace AgentLoop;

/// <summary>How alike lines are, from 0 to 1.</summary>
internal static class Similarity
{
    /// <summary>How much of the longer line is beginning or end of both, blanks around them apart.</summary>
    public static double Of(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int longer = Math.Max(x.Length, y.Length);
        return longer == 0 || x.SequenceEqual(y) ? 1 : (double)Common(x.Trim(), y.Trim()) / longer;
    }

    private static int Common(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int head = x.CommonPrefixLength(y);
        int most = Math.Min(x.Length, y.Length) - head;
        int tail = 0;
        while (tail < most && x[^(tail + 1)] == y[^(tail + 1)])
            tail++;
        return head + tail;
    }

    /// <summary>How alike a block is to the lines it was found at, on the average of its lines.</summary>
    public static double Of(LinePattern pattern, EditableText text, int first)
    {
        double sum = 0;
        for (int i = 0; i < pattern.Count; i++)
            sum += Of(pattern[i].Span, text.Content(first + i));
        return pattern.Count == 0 ? 1 : sum / pattern.Count;
    }
}
