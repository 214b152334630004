namespace AgentLoop;

/// <summary>The lines of an edit, as what is there before and after it.</summary>
internal static class LineBlock
{
    /// <summary>The lines that are there now, cut at line endings that a format let through.</summary>
    public static IReadOnlyList<EditLine> Cut(IReadOnlyList<EditLine> lines) =>
        lines.Any(line => line.Kind != EditLineKind.Add && line.Text.Span.IndexOfAny('\r', '\n') >= 0) ? [.. lines.SelectMany(Cut)] : lines;

    public static LinePattern Before(IReadOnlyList<EditLine> lines) => new([.. lines.Where(l => l.Kind != EditLineKind.Add).Select(l => l.Text)]);

    public static LinePattern After(IReadOnlyList<EditLine> lines) => new([.. lines.Where(l => l.Kind != EditLineKind.Remove).Select(l => l.Text)]);

    public static bool IsBlank(EditLine line) => line.Text.Span.IsWhiteSpace();

    /// <summary>The lines without blank ones at the end that are said to stay: models end hunks with them beyond the end of a file.</summary>
    public static IReadOnlyList<EditLine> WithoutBlankEnd(IReadOnlyList<EditLine> lines)
    {
        int count = lines.Count;
        while (count > 0 && lines[count - 1].Kind == EditLineKind.Keep && IsBlank(lines[count - 1]))
            count--;
        return count == lines.Count ? lines : [.. lines.Take(count)];
    }

    /// <summary>The parts between gaps.</summary>
    public static List<IReadOnlyList<EditLine>> Parts(IReadOnlyList<EditLine> lines)
    {
        List<IReadOnlyList<EditLine>> parts = [];
        List<EditLine> part = [];
        foreach (EditLine line in lines)
        {
            if (line.Kind != EditLineKind.Gap)
            {
                part.Add(line);
                continue;
            }

            parts.Add(part);
            part = [];
        }

        parts.Add(part);
        return [.. parts.Where(p => p.Count > 0)];
    }

    private static IEnumerable<EditLine> Cut(EditLine line) => line.Kind == EditLineKind.Add
        ? [line]
        : LineMarks.Lines(LineEnding.ToLf(line.Text.ToString()) + "\n").Select(text => line with { Text = text });
}
