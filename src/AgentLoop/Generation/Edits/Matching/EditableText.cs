namespace AgentLoop;

/// <summary>A text cut into lines, which end with LF, CR LF or CR.</summary>
internal sealed class EditableText
{
    private readonly List<int> starts = [];
    private string? ending;

    public EditableText(string text)
    {
        Text = text;
        for (int at = 0; at < text.Length;)
        {
            starts.Add(at);
            int length = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = length < 0 ? text.Length : at + length + EndingLength(text.AsSpan(at + length));
        }
    }

    public string Text { get; }

    public int Count => starts.Count;

    /// <summary>How most lines end.</summary>
    public string Ending => ending ??= LineEnding.Of(Text);

    /// <summary>Whether there are lines and the last one has no line ending.</summary>
    public bool IsUnended => Text.Length > 0 && Text[^1] is not ('\n' or '\r');

    /// <summary>A line with its ending.</summary>
    public ReadOnlySpan<char> Whole(int line) => Text.AsSpan(Start(line)..Start(line + 1));

    /// <summary>A line without its ending.</summary>
    public ReadOnlySpan<char> Content(int line)
    {
        ReadOnlySpan<char> content = Whole(line);
        if (content is [.., '\n'])
            content = content[..^1];
        return content is [.., '\r'] ? content[..^1] : content;
    }

    /// <summary>What ends a line; nothing for a last one without ending.</summary>
    public ReadOnlySpan<char> EndingOf(int line) => Whole(line)[Content(line).Length..];

    /// <summary>Where a line starts; the end of the text for the line after the last.</summary>
    public int Start(int line) => line < starts.Count ? starts[line] : Text.Length;

    /// <summary>The line, from 0, that a place in the text is in; the one after the last for the end of a text that ends with a line ending.</summary>
    public int LineAt(int place)
    {
        if (place == Text.Length && !IsUnended)
            return Count;
        int found = starts.BinarySearch(place);
        return found >= 0 ? found : ~found - 1;
    }

    private static int EndingLength(ReadOnlySpan<char> text) => text.StartsWith("\r\n") ? 2 : 1;
}
