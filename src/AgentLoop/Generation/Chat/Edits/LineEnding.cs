namespace AgentLoop;

/// <summary>The line endings of a text.</summary>
internal static class LineEnding
{
    public const string Lf = "\n";
    public const string CrLf = "\r\n";

    public static string ToLf(string text) => text.Replace(CrLf, Lf, StringComparison.Ordinal);

    /// <summary>The text with this line ending throughout.</summary>
    public static string To(string ending, string text) =>
        ending.Equals(CrLf, StringComparison.Ordinal) ? ToLf(text).Replace(Lf, CrLf, StringComparison.Ordinal) : ToLf(text);

    /// <summary>The one that most lines have; LF for a text of one line.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        int all = text.Count('\n');
        return text.Count(CrLf) * 2 > all ? CrLf : Lf;
    }
}
