namespace AgentLoop;

/// <summary>Reads the line with a file's name that models write above a block.</summary>
internal static class FileNameLine
{
    private const int LongestName = 400;

    /// <summary>The name, without what models put around it; <see langword="null"/> for a line that is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="mayBeWord">Whether a word without a dot or a slash, as prose has them, is a name.</param>
    public static string? Read(ReadOnlySpan<char> line, bool mayBeWord = true)
    {
        ReadOnlySpan<char> name = line.Trim().TrimStart('#').Trim();
        if (name.StartsWith("File:", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Path:", StringComparison.OrdinalIgnoreCase))
            name = name[5..].Trim();
        name = name.TrimEnd(':');
        ReadOnlySpan<char> bare = name.Trim('*').Trim().TrimEnd(':');
        bool isQuoted = bare.Length > 2 && bare[0] == bare[^1] && bare[0] is '`' or '"' or '\'';
        bare = isQuoted ? bare[1..^1] : bare;
        if (!isQuoted && !mayBeWord && bare.Length == name.Length && !bare.ContainsAny("./"))
            return null;
        return bare.IsEmpty || bare.Length > LongestName || bare.ContainsAny("<>|`") || (!isQuoted && bare.ContainsAny(" \t")) ? null : bare.ToString();
    }

    /// <summary>Whether a line is a fence.</summary>
    public static bool IsFence(ReadOnlySpan<char> line) => line.TrimStart().StartsWith("```") || line.TrimStart().StartsWith("~~~");
}
