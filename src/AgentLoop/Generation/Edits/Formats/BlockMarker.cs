namespace AgentLoop;

/// <summary>The lines around the halves of a search-and-replace block. From five to nine characters are taken for the usual seven.</summary>
internal static class BlockMarker
{
    private const int Least = 5;
    private const int Most = 9;

    /// <summary>How many characters the line that begins a block has; 0 if it is none.</summary>
    public static int Head(ReadOnlySpan<char> line) => Length(line, '<', " SEARCH", " SEARCH>");

    /// <summary>How many characters the line between the halves has; 0 if it is none.</summary>
    public static int Divider(ReadOnlySpan<char> line) => Length(line, '=', "", "");

    /// <summary>How many characters the line that ends a block has; 0 if it is none.</summary>
    public static int Tail(ReadOnlySpan<char> line) => Length(line, '>', " REPLACE", " REPLACE");

    private static int Length(ReadOnlySpan<char> line, char mark, string word, string other)
    {
        if (!line.StartsWith([mark]))
            return 0;
        line = line.TrimEnd();
        int length = line.IndexOfAnyExcept(mark) is >= 0 and int end ? end : line.Length;
        ReadOnlySpan<char> rest = line[length..];
        return length is >= Least and <= Most && (rest.SequenceEqual(word) || rest.SequenceEqual(other)) ? length : 0;
    }
}
