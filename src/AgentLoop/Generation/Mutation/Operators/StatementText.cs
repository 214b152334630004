namespace AgentLoop;

/// <summary>The text of statements with what belongs to them.</summary>
internal static class StatementText
{
    /// <summary>
    /// The lines of a statement, from the first one's indentation to the last one's end; its tokens alone where it shares them.
    /// </summary>
    public static (int Start, int End) Lines(SourceFile file, CodeRange range)
    {
        int start = file.LineStart(range.First);
        int end = file.Code[range.Last].End;
        bool shares = !file.Code[range.First].StartsLine || (range.Last + 1 < file.Code.Count && !file.Code[range.Last + 1].StartsLine);
        if (shares)
            return (file.Code[range.First].Start, end);
        int newLine = file.Text.IndexOf('\n', end);
        return (start, newLine < 0 ? file.Text.Length : newLine + 1);
    }
}
