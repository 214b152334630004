namespace AgentLoop;

/// <summary>Content cut into lines, each with the line feed that ends it.</summary>
internal sealed class TextLines
{
    private readonly ReadOnlyMemory<byte> content;
    private readonly List<int> starts = [];

    public TextLines(ReadOnlyMemory<byte> content)
    {
        this.content = content;
        ReadOnlySpan<byte> bytes = content.Span;
        for (int start = 0; start < bytes.Length;)
        {
            starts.Add(start);
            int end = bytes[start..].IndexOf((byte)'\n');
            start = end < 0 ? bytes.Length : start + end + 1;
        }
    }

    public int Count => starts.Count;

    public ReadOnlyMemory<byte> this[int line] => content[starts[line]..(line + 1 < Count ? starts[line + 1] : content.Length)];

    /// <summary>Whether content is text for a diff: no zero near its beginning, as git asks, and valid UTF-8, so that a string can hold it.</summary>
    public static bool IsText(ReadOnlySpan<byte> content) =>
        !content[..Math.Min(content.Length, 8000)].Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(content);
}
