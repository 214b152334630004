using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Reads fenced blocks with the whole content of files.</summary>
/// <remarks>
/// Fences nest: within a block, one with a word behind it opens another, and a bare one closes the innermost. A longer fence around a
/// content lets any shorter one stand in it (CommonMark 0.31, 4.5). A name right below a fence is none: it may be what that fence has
/// in it, in a content with fences of its own.
/// </remarks>
internal sealed class WholeFileReader(string text)
{
    private readonly EditInput input = new(text);
    private readonly List<Edit> edits = [];
    private string? name;
    private int closed = -1;

    public EditReading Read()
    {
        for (; !input.IsAtEnd; input.Next())
        {
            int fence = Fence(input.Span);
            if (fence == 0 && !input.Span.IsWhiteSpace())
                name = input.Number == closed + 1 ? null : FileNameLine.Read(input.Span);
            else if (fence > 0 && ReadBlock(fence) is { } problem)
                return EditReading.None(problem);
        }

        return edits.Count > 0
            ? new EditReading { Edits = edits }
            : EditReading.None("The text holds no file: a file is its name on a line, and below it its whole content between lines of \"```\".");
    }

    private string? ReadBlock(int fence)
    {
        int line = input.Number;
        string? path = name;
        name = null;
        StringBuilder content = new();
        if (!ReadContent(fence, content))
            return string.Create(CultureInfo.InvariantCulture, $"The block at line {line} is not closed: it is cut off, or it has a fence in it; write a longer one around it.");
        if (path is null)
            return string.Create(CultureInfo.InvariantCulture, $"The block at line {line} has no name of a file above it, or belongs to a content that has fences in it; write longer ones around that.");

        closed = input.Number;
        edits.Add(new WriteEdit { Path = path, Content = content.ToString(), KeepsFileEnd = true });
        return null;
    }

    /// <summary>Reads up to the fence that closes; whether there is one.</summary>
    private bool ReadContent(int fence, StringBuilder content)
    {
        char mark = input.Span.TrimStart()[0];
        int depth = 1;
        for (input.Next(); !input.IsAtEnd; input.Next())
        {
            bool isFence = Fence(input.Span) >= fence && input.Span.TrimStart()[0] == mark;
            if (isFence)
                depth += IsBare(input.Span) ? -1 : 1;
            if (depth == 0)
                return true;
            content.Append(input.Raw.Span).Append('\n');
        }

        return false;
    }

    /// <summary>How long a fence is; 0 for a line that is none.</summary>
    private static int Fence(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        if (!FileNameLine.IsFence(line))
            return 0;
        int end = line.IndexOfAnyExcept(line[0]);
        return end < 0 ? line.Length : line[end..].Contains('`') ? 0 : end;
    }

    private static bool IsBare(ReadOnlySpan<char> line) => line.Trim().IndexOfAnyExcept(line.TrimStart()[0]) < 0;
}
