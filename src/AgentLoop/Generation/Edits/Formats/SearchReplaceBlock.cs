using System.Text;

namespace AgentLoop;

/// <summary>Makes an edit of the halves of a search-and-replace block.</summary>
internal static class SearchReplaceBlock
{
    private const string Elision = "...";

    public static Edit ToEdit(string path, List<ReadOnlyMemory<char>> search, List<ReadOnlyMemory<char>> replacement)
    {
        if (search.TrueForAll(line => line.Span.IsWhiteSpace()))
            return new WriteEdit { Path = path, Content = Join(replacement), MustBeNew = true };

        List<Range> old = Parts(search);
        List<Range> now = Parts(replacement);
        return new LinesEdit
        {
            Path = path,
            Lines = old.Count == now.Count ? [.. Lines(search, replacement, old, now)] : LineMarks.Between(Join(search), Join(replacement)),
            KeepsFileEnd = true,
        };
    }

    private static IEnumerable<EditLine> Lines(
        List<ReadOnlyMemory<char>> search, List<ReadOnlyMemory<char>> replacement, List<Range> old, List<Range> now)
    {
        for (int i = 0; i < old.Count; i++)
        {
            if (i > 0)
                yield return new EditLine { Kind = EditLineKind.Gap, Text = search[old[i].Start.Value - 1] };
            foreach (EditLine line in LineMarks.Between(Join(search[old[i]]), Join(replacement[now[i]])))
                yield return line;
        }
    }

    /// <summary>What stands between lines that leave something out.</summary>
    private static List<Range> Parts(List<ReadOnlyMemory<char>> lines)
    {
        List<Range> parts = [];
        int start = 0;
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && !lines[i].Span.Trim().SequenceEqual(Elision))
                continue;
            parts.Add(start..i);
            start = i + 1;
        }

        return parts;
    }

    private static string Join(List<ReadOnlyMemory<char>> lines)
    {
        StringBuilder text = new();
        foreach (ReadOnlyMemory<char> line in lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
