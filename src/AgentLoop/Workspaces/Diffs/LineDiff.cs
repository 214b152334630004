namespace AgentLoop;

/// <summary>Which lines of two texts are not common to them.</summary>
internal sealed record LineDiff
{
    /// <summary>For each line of the first text, whether the second lacks it.</summary>
    public required bool[] Removed { get; init; }

    /// <summary>For each line of the second text, whether the first lacks it.</summary>
    public required bool[] Added { get; init; }

    public static LineDiff Compare(TextLines before, TextLines after)
    {
        LineNumbering numbering = new();
        int[] old = numbering.Number(before);
        int[] now = numbering.Number(after);
        LineDiff diff = new() { Removed = new bool[old.Length], Added = new bool[now.Length] };
        int[] oldShared = Shared(old, now, diff.Removed);
        int[] nowShared = Shared(now, old, diff.Added);
        MyersDiff search = new([.. oldShared.Select(i => old[i])], [.. nowShared.Select(i => now[i])]);
        search.Run(i => diff.Removed[oldShared[i]] = true, i => diff.Added[nowShared[i]] = true);
        return diff;
    }

    /// <summary>The lines that also occur in the other text; the others are marked at once.</summary>
    private static int[] Shared(int[] lines, int[] others, bool[] marks)
    {
        HashSet<int> known = [.. others];
        for (int i = 0; i < lines.Length; i++)
            marks[i] = !known.Contains(lines[i]);
        return [.. Enumerable.Range(0, lines.Length).Where(i => !marks[i])];
    }
}
