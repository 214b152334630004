namespace AgentLoop;

/// <summary>Which files a patch of git changes, by its headers alone.</summary>
internal static class PatchedFiles
{
    public static IReadOnlyList<string> In(string patch)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        foreach (ReadOnlySpan<char> line in patch.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("+++ b/", StringComparison.Ordinal) || line.StartsWith("--- a/", StringComparison.Ordinal))
                files.Add(PathOf(line[6..]));
            else if (line.StartsWith("rename to ", StringComparison.Ordinal))
                files.Add(PathOf(line["rename to ".Length..]));
        }

        return [.. files];
    }

    /// <summary>A tab ends a path that has blanks.</summary>
    private static string PathOf(ReadOnlySpan<char> text) => text.IndexOf('\t') is >= 0 and var tab ? text[..tab].ToString() : text.ToString();
}
