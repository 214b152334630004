namespace AgentLoop;

/// <summary>Reads a hunk of a unified diff up to where the next part begins, however many lines it says it has.</summary>
internal sealed class DiffHunkReader
{
    private readonly EditInput input;
    private readonly bool isCounted;
    private readonly HunkHeading heading;
    private readonly List<EditLine> lines = [];
    private int unmarked;
    private int oldLeft;
    private int newLeft;

    private DiffHunkReader(EditInput input)
    {
        this.input = input;
        isCounted = HunkHeading.TryRead(input.Span, out heading);
        (oldLeft, newLeft) = (heading.OldCount, heading.NewCount);
    }

    /// <summary>Reads the hunk whose first line the input is at.</summary>
    public static DiffHunk Read(EditInput input)
    {
        DiffHunkReader reader = new(input);
        for (input.Next(); !input.IsAtEnd && !reader.IsEnd(); input.Next())
            reader.ReadLine();
        return reader.ToHunk();
    }

    private bool IsEnd()
    {
        ReadOnlySpan<char> line = input.Span;
        bool isWhole = (isCounted && oldLeft <= 0 && newLeft <= 0) || input.Following is [>= '0' and <= '9', ..]; // a mail's signature is git's version
        if (line.StartsWith("@@") || line.StartsWith("diff --git ") || line.StartsWith("```") || (isWhole && line.SequenceEqual("-- ")))
            return true;
        bool mayBeContent = isCounted && oldLeft > 0 && newLeft > 0;
        return line.StartsWith("--- ") && input.Following.StartsWith("+++ ") && !mayBeContent;
    }

    private void ReadLine()
    {
        ReadOnlySpan<char> line = input.Span;
        if (line.StartsWith("\\ "))
        {
            if (lines.Count > 0)
                lines[^1] = lines[^1] with { IsUnended = true };
            return;
        }

        char mark = line.IsEmpty ? '\0' : line[0];
        bool isMarked = mark is ' ' or '+' or '-';
        EditLineKind kind = mark == '+' ? EditLineKind.Add : mark == '-' ? EditLineKind.Remove : EditLineKind.Keep;
        lines.Add(new EditLine { Kind = kind, Text = isMarked ? input.Line[1..] : input.Line });
        unmarked = isMarked ? 0 : unmarked + 1;
        oldLeft -= kind == EditLineKind.Add ? 0 : 1;
        newLeft -= kind == EditLineKind.Remove ? 0 : 1;
    }

    /// <summary>Lines without a mark at the end are prose, unless the hunk says that it has as many and they are blank.</summary>
    private DiffHunk ToHunk()
    {
        bool isExact = isCounted && oldLeft == 0 && newLeft == 0;
        while (unmarked > 0 && !(isExact && LineBlock.IsBlank(lines[^1])))
        {
            lines.RemoveAt(lines.Count - 1);
            unmarked--;
            oldLeft++;
            newLeft++;
            isExact = isCounted && oldLeft == 0 && newLeft == 0;
        }

        return new DiffHunk { Lines = lines, IsExact = isExact, Line = isCounted ? Math.Max(heading.OldStart, 1) : null };
    }
}
