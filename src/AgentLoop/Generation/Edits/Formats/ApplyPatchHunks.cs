using System.Globalization;

namespace AgentLoop;

/// <summary>Reads the hunks of a file in a patch of Codex.</summary>
internal sealed class ApplyPatchHunks(EditInput input, string path, List<Edit> edits)
{
    private readonly int first = edits.Count;

    /// <summary>Reads them up to the next part of the patch; says what is wrong.</summary>
    public string? Read()
    {
        while (!input.IsAtEnd && !IsPart())
        {
            if (input.Span.IsWhiteSpace() && !IsHunkAfterBlanks())
                input.Next();
            else if (ReadHunk() is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>A line that ends a hunk. Padded with blanks it could be a line that is shown, unless it is the last of all.</summary>
    private bool IsPart() => input.Span is ['*', '*', '*', ..]
        || (input.Span is [' ' or '\t', .., 'h' or ' ' or '\t'] && input.Span.Trim().SequenceEqual(ApplyPatchMarker.End) && input.IsLast());

    /// <summary>Whether a blank line is the first of a hunk without a header, and not what separates hunks.</summary>
    private bool IsHunkAfterBlanks() => edits.Count == first && input.Following is [' ' or '+' or '-', ..];

    private string? ReadHunk()
    {
        int line = input.Number;
        List<string> contexts = ReadContexts();
        List<EditLine> lines = [];
        for (; !input.IsAtEnd && !IsPart() && !input.Span.StartsWith(ApplyPatchMarker.Context); input.Next())
        {
            if (ToLine() is not { } read)
                return string.Create(CultureInfo.InvariantCulture, $"Line {input.Number} of the patch, \"{OneLine.Of(input.Span)}\", must begin with \" \", \"+\" or \"-\".");
            lines.Add(read);
        }

        bool atEnd = input.Span.TrimEnd().SequenceEqual(ApplyPatchMarker.EndOfFile);
        if (atEnd)
            input.Next();
        if (lines.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"The hunk at line {line} of the patch has no lines.");
        edits.Add(new LinesEdit
        {
            Path = path,
            Lines = lines,
            After = contexts,
            AtEnd = atEnd,
            Placement = EditPlacement.Forward,
            StartsOver = edits.Count == first,
        });
        return null;
    }

    /// <summary>The lines after <c>@@</c>; several of them narrow the place. What looks like line numbers says nothing.</summary>
    private List<string> ReadContexts()
    {
        List<string> contexts = [];
        for (; input.Span.StartsWith(ApplyPatchMarker.Context); input.Next())
        {
            ReadOnlySpan<char> context = input.Span[2..];
            if (HunkHeading.TryRead(input.Span, out _))
                continue;
            if (context.TrimEnd().EndsWith(" @@"))
                context = context.TrimEnd()[..^3];
            if (!context.IsWhiteSpace())
                contexts.Add(context[0] == ' ' ? context[1..].ToString() : context.ToString());
        }

        return contexts;
    }

    private EditLine? ToLine() => input.Span switch
    {
        [] => new EditLine { Kind = EditLineKind.Keep, Text = default },
        [' ', ..] => new EditLine { Kind = EditLineKind.Keep, Text = input.Line[1..] },
        ['+', ..] => new EditLine { Kind = EditLineKind.Add, Text = input.Line[1..] },
        ['-', ..] => new EditLine { Kind = EditLineKind.Remove, Text = input.Line[1..] },
        _ => null,
    };
}
