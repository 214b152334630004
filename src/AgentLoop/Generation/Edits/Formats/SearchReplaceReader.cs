using System.Globalization;

namespace AgentLoop;

/// <summary>Reads search-and-replace blocks. Text around them is passed over.</summary>
internal sealed class SearchReplaceReader(string text)
{
    private const int NameLines = 3;

    private readonly EditInput input = new(text);
    private readonly List<Edit> edits = [];
    private readonly Queue<string> above = new();
    private string? path;

    public EditReading Read()
    {
        for (; !input.IsAtEnd; input.Next())
        {
            int length = BlockMarker.Head(input.Span);
            if (length > 0 && ReadBlock(length) is { } problem)
                return EditReading.None(problem);
            if (length == 0)
                Remember();
        }

        return edits.Count > 0
            ? new EditReading { Edits = edits }
            : EditReading.None("The text holds no edits: a block begins with a line \"<<<<<<< SEARCH\" below the name of the file.");
    }

    /// <summary>Keeps the lines above, one of which may name the file of the next block.</summary>
    private void Remember()
    {
        if (input.Span.IsWhiteSpace() || FileNameLine.IsFence(input.Span))
            return;
        if (above.Count == NameLines)
            above.Dequeue();
        above.Enqueue(OneLine.Of(input.Span, maxLength: 500));
    }

    /// <summary>Reads a block up to its last line; says what is wrong with it.</summary>
    private string? ReadBlock(int length)
    {
        int line = input.Number;
        path = above.Reverse().Select(l => FileNameLine.Read(l, mayBeWord: path is null)).FirstOrDefault(name => name is not null) ?? path;
        above.Clear();
        if (path is null)
            return At(line, "has no name of a file above it");
        List<ReadOnlyMemory<char>> lines = [];
        for (input.Next(); BlockMarker.Tail(input.Span) == 0; input.Next())
        {
            if (input.IsAtEnd)
                return At(line, "is cut off: the line \">>>>>>> REPLACE\" is missing");
            if (BlockMarker.Head(input.Span) > 0)
                return At(line, "does not end before the next one begins: the line \">>>>>>> REPLACE\" is missing");
            lines.Add(input.Line);
        }

        int[] dividers = Dividers(lines, length);
        if (dividers.Length != 1)
        {
            return At(line, dividers.Length == 0
                ? "has no line \"=======\" between what is there and what is to stand there"
                : "has several lines \"=======\", so that it is unclear which one divides it; write its markers with another number of characters, from five to nine, alike in all three");
        }

        edits.Add(SearchReplaceBlock.ToEdit(path, lines[..dividers[0]], lines[(dividers[0] + 1)..]));
        return null;
    }

    /// <summary>The lines that may divide the block: those as long as its first line, or of any length if there is none.</summary>
    private static int[] Dividers(List<ReadOnlyMemory<char>> lines, int length)
    {
        int[] all = [.. Enumerable.Range(0, lines.Count).Where(i => BlockMarker.Divider(lines[i].Span) > 0)];
        int[] alike = [.. all.Where(i => BlockMarker.Divider(lines[i].Span) == length)];
        return alike.Length > 0 ? alike : all;
    }

    private static string At(int line, string problem) => string.Create(CultureInfo.InvariantCulture, $"The block at line {line} {problem}.");
}
