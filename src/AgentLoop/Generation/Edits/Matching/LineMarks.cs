using System.Text;

namespace AgentLoop;

/// <summary>Compares two texts line by line, so that what they have in common can stay as a file has it.</summary>
internal static class LineMarks
{
    /// <summary>The lines that lead from one text to the other; line endings are LF, and a last line without one differs from one with.</summary>
    public static List<EditLine> Between(string before, string after)
    {
        List<ReadOnlyMemory<char>> old = Lines(before);
        List<ReadOnlyMemory<char>> now = Lines(after);
        LineDiff diff = LineDiff.Compare(BytesOf(before), BytesOf(after));
        bool isUnended = after.Length > 0 && after[^1] != '\n';
        List<EditLine> lines = new(now.Count + old.Count);
        int at = 0;
        for (int i = 0; i <= now.Count; i++)
        {
            for (; at < old.Count && diff.Removed[at]; at++)
                lines.Add(new EditLine { Kind = EditLineKind.Remove, Text = old[at] });
            if (i == now.Count)
                break;
            lines.Add(new EditLine
            {
                Kind = diff.Added[i] ? EditLineKind.Add : EditLineKind.Keep,
                Text = now[i],
                IsUnended = isUnended && i == now.Count - 1,
            });
            at += diff.Added[i] ? 0 : 1;
        }

        return lines;
    }

    /// <summary>The lines of a text without the LF that ends them.</summary>
    public static List<ReadOnlyMemory<char>> Lines(string text)
    {
        List<ReadOnlyMemory<char>> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? text.Length : start + length;
            lines.Add(text.AsMemory(start..end));
            start = end + 1;
        }

        return lines;
    }

    private static TextLines BytesOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
