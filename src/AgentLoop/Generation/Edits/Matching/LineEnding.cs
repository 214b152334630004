namespace AgentLoop;

/// <summary>The line endings of a text.</summary>
internal static class LineEnding
{
    public const string Lf = "\n";
    public const string CrLf = "\r\n";
    public const string Cr = "\r";

    /// <summary>The text with LF for every line ending, a CR that stands alone too.</summary>
    public static string ToLf(string text) => text.Contains('\r', StringComparison.Ordinal)
        ? text.Replace(CrLf, Lf, StringComparison.Ordinal).Replace('\r', '\n')
        : text;

    /// <summary>The text with this line ending throughout.</summary>
    public static string To(string ending, string text) =>
        ending.Equals(Lf, StringComparison.Ordinal) ? ToLf(text) : ToLf(text).Replace(Lf, ending, StringComparison.Ordinal);

    /// <summary>The one that most lines have; LF for a text of one line.</summary>
    public static string Of(ReadOnlySpan<char> text) => Of(text, out _);

    /// <summary>The same, and whether lines end in several ways.</summary>
    public static string Of(ReadOnlySpan<char> text, out bool isMixed)
    {
        int crLf = text.Count(CrLf);
        int lf = text.Count('\n') - crLf;
        int cr = text.Count('\r') - crLf;
        isMixed = (crLf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) > 1;
        return crLf > lf && crLf >= cr ? CrLf
            : cr > lf ? Cr
            : Lf;
    }
}
