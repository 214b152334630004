namespace AgentLoop;

/// <summary>A line of a <c>.gitignore</c> file.</summary>
internal sealed class GitIgnorePattern
{
    private readonly bool foldersOnly;
    private readonly bool nameAlone;
    private readonly byte[] literal;
    private readonly Glob? glob;
    private readonly byte[]? ending;

    private GitIgnorePattern(ReadOnlySpan<byte> pattern, bool isNegated)
    {
        IsNegated = isNegated;
        foldersOnly = pattern[^1] == '/';
        if (foldersOnly)
            pattern = pattern[..^1];
        nameAlone = !pattern.Contains((byte)'/');
        if (pattern.StartsWith("/"u8))
            pattern = pattern[1..];
        int wild = pattern.IndexOfAny("*?[\\"u8);
        literal = [.. wild < 0 ? pattern : pattern[..wild]];
        if (wild < 0)
            return;
        if (nameAlone && wild == 0 && pattern[0] == '*' && pattern[1..].IndexOfAny("*?[\\"u8) < 0)
            ending = [.. pattern[1..]];
        glob = Glob.Parse(nameAlone && ending is null ? pattern : pattern[wild..]);
        MatchesNothing = glob is null;
    }

    /// <summary>Whether what it matches is not ignored after all.</summary>
    public bool IsNegated { get; }

    private bool MatchesNothing { get; }

    /// <summary>Reads a line without its end; <see langword="null"/> for a comment, an empty line, and what can match nothing.</summary>
    public static GitIgnorePattern? Parse(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)0) is >= 0 and int end)
            line = line[..end];
        if (line.StartsWith("#"u8))
            return null;
        line = TrimEnd(line);
        bool negated = line.StartsWith("!"u8);
        line = negated ? line[1..] : line;
        if (line.IsEmpty || line.SequenceEqual("/"u8))
            return null;
        GitIgnorePattern pattern = new(line, negated);
        return pattern.MatchesNothing ? null : pattern;
    }

    /// <summary>Whether it matches.</summary>
    /// <param name="path">The path from the folder of the <c>.gitignore</c> file.</param>
    /// <param name="name">The last part of the path.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Matches(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder)
    {
        if (foldersOnly && !isFolder)
            return false;
        if (ending is not null)
            return name.EndsWith(ending);
        if (glob is null)
            return (nameAlone ? name : path).SequenceEqual(literal);
        if (nameAlone)
            return name.StartsWith(literal) && glob.Matches(name);
        return path.StartsWith(literal) && glob.Matches(path[literal.Length..]);
    }

    /// <summary>Drops the blanks at the end, but for one that is escaped.</summary>
    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line)
    {
        int end = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == ' ')
                continue;
            end = Math.Min(i + 1, line.Length);
        }

        return line[..end];
    }
}
