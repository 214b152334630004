namespace AgentLoop;

/// <summary>Goes through the lines of a model's text, which end with LF or CR LF.</summary>
internal sealed class EditInput
{
    private readonly string text;
    private int start;
    private int end;
    private int length;

    public EditInput(string text)
    {
        this.text = text;
        FindEnd();
    }

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; } = 1;

    public bool IsAtEnd => start >= text.Length;

    /// <summary>The line without its ending; empty at the end.</summary>
    public ReadOnlyMemory<char> Line => text.AsMemory(start, length);

    /// <summary>The line with the CR that may stand before its LF.</summary>
    public ReadOnlyMemory<char> Raw => text.AsMemory(start..end);

    public ReadOnlySpan<char> Span => text.AsSpan(start, length);

    /// <summary>The line after this one.</summary>
    public ReadOnlySpan<char> Following
    {
        get
        {
            int next = Math.Min(end + 1, text.Length);
            int following = text.AsSpan(next).IndexOf('\n');
            return text.AsSpan(next, following < 0 ? text.Length - next : following).TrimEnd('\r');
        }
    }

    public void Next()
    {
        start = Math.Min(end + 1, text.Length);
        Number++;
        FindEnd();
    }

    /// <summary>Whether nothing follows this line but blanks and what a model may wrap its text in: a fence, or the end of a heredoc.</summary>
    public bool IsLast()
    {
        ReadOnlySpan<char> rest = text.AsSpan(Math.Min(end + 1, text.Length)).Trim();
        if (rest.Length <= 64 && !rest.ContainsAny('\n', '\r'))
            return rest.IsEmpty || rest.StartsWith("```") || !rest.ContainsAny(" \t");
        return false;
    }

    private void FindEnd()
    {
        int found = text.AsSpan(start).IndexOf('\n');
        end = found < 0 ? text.Length : start + found;
        length = end > start && text[end - 1] == '\r' ? end - 1 - start : end - start;
    }
}
