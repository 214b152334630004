namespace AgentLoop;

/// <summary>A whole new text for a file that is there.</summary>
internal static class WrittenText
{
    private const char ByteOrderMark = '\ufeff';

    /// <summary>The new text with the byte order mark and the line endings of the old one.</summary>
    public static SourceText Over(SourceText old, WriteEdit edit)
    {
        string content = old.HasByteOrderMark ? edit.Content.TrimStart(ByteOrderMark) : edit.Content;
        string ending = LineEnding.Of(old.Text, out bool isMixed);
        if (edit.KeepsFileEnd && old.Text.Length > 0 && old.Text[^1] is not ('\r' or '\n'))
            content = WithoutEnd(content);
        if (!isMixed)
            return old with { Text = LineEnding.To(ending, content) };

        // Each line that stays is to keep the ending it has.
        EditableText text = new(old.Text);
        PlacedLines all = new() { Lines = LineMarks.Between(LineEnding.ToLf(old.Text), LineEnding.ToLf(content)), First = 0, Count = text.Count };
        return SourceText.TryDecode(LineWriter.Write(old, text, [all], keepsFileEnd: false).Span, out SourceText? written)
            ? written
            : old with { Text = content };
    }

    private static string WithoutEnd(string content) =>
        content.EndsWith(LineEnding.CrLf, StringComparison.Ordinal) ? content[..^2]
        : content.EndsWith('\n') ? content[..^1]
        : content;
}
