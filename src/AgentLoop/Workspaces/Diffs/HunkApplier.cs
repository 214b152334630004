namespace AgentLoop;

/// <summary>Applies hunks to texts. Every line a hunk shows must be there; where it is, may differ from what the hunk says.</summary>
internal sealed class HunkApplier
{
    /// <summary>How many lines are compared in a search for misplaced hunks, over a whole patch, before it is given up.</summary>
    private long effort = 100_000_000;

    /// <summary>The new content; <see langword="null"/> with the number of the hunk that has no place.</summary>
    public byte[]? Apply(ReadOnlyMemory<byte> content, IReadOnlyList<Hunk> hunks, out int failed)
    {
        TextLines lines = new(content);
        LineNumbering numbering = new();
        int[] text = numbering.Number(lines);
        using MemoryStream output = new();
        int at = 0;
        int offset = 0;
        for (failed = 1; failed <= hunks.Count; failed++)
        {
            Hunk hunk = hunks[failed - 1];
            int[] shown = [.. hunk.Lines.Where(line => line.Mark != '+').Select(line => numbering.Number(line.Content))];
            int place = Find(text, shown, at, hunk.Start + offset);
            if (place < 0)
                return null;
            offset = place - hunk.Start;
            Copy(lines, at, place, output);
            foreach (HunkLine line in hunk.Lines.Where(line => line.Mark != '-'))
                output.Write(line.Content.Span);
            at = place + shown.Length;
        }

        Copy(lines, at, lines.Count, output);
        return output.ToArray();
    }

    private static void Copy(TextLines lines, int from, int to, MemoryStream output)
    {
        for (int i = from; i < to; i++)
            output.Write(lines[i].Span);
    }

    /// <summary>Where the lines are: where they are expected, or as near to it as they occur.</summary>
    private int Find(int[] text, int[] shown, int from, int expected)
    {
        if (shown.Length == 0)
            return text.Length == 0 ? 0 : -1;
        if (expected >= from && expected + shown.Length <= text.Length && text.AsSpan(expected, shown.Length).SequenceEqual(shown))
            return expected;
        effort -= text.Length - from + shown.Length;
        return effort < 0 ? -1 : FindNearest(text.AsSpan(from), shown, expected - from) is >= 0 and int found ? from + found : -1;
    }

    /// <summary>Finds every occurrence in one pass (Knuth, Morris and Pratt, 1977), and gives the nearest.</summary>
    private static int FindNearest(ReadOnlySpan<int> text, ReadOnlySpan<int> shown, int expected)
    {
        int[] borders = Borders(shown);
        int best = -1;
        int matched = 0;
        for (int i = 0; i < text.Length; i++)
        {
            while (matched > 0 && (matched == shown.Length || text[i] != shown[matched]))
                matched = borders[matched - 1];
            if (text[i] == shown[matched])
                matched++;
            int start = i - shown.Length + 1;
            if (matched == shown.Length && (best < 0 || Math.Abs((long)start - expected) < Math.Abs((long)best - expected)))
                best = start;
        }

        return best;
    }

    private static int[] Borders(ReadOnlySpan<int> shown)
    {
        int[] borders = new int[shown.Length];
        int length = 0;
        for (int i = 1; i < shown.Length; i++)
        {
            while (length > 0 && shown[i] != shown[length])
                length = borders[length - 1];
            if (shown[i] == shown[length])
                length++;
            borders[i] = length;
        }

        return borders;
    }
}
