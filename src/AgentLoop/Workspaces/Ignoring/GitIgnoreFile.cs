namespace AgentLoop;

/// <summary>A <c>.gitignore</c> file, or one of the same format.</summary>
internal sealed class GitIgnoreFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly List<GitIgnorePattern> patterns = [];

    private GitIgnoreFile()
    {
    }

    public static GitIgnoreFile Parse(ReadOnlySpan<byte> content)
    {
        GitIgnoreFile file = new();
        if (content.StartsWith(ByteOrderMark))
            content = content[ByteOrderMark.Length..];
        foreach (Range range in content.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = content[range];
            if (GitIgnorePattern.Parse(line.EndsWith("\r"u8) ? line[..^1] : line) is { } pattern)
                file.patterns.Add(pattern);
        }

        return file;
    }

    /// <summary>Whether a path is ignored; <see langword="null"/> where no line says anything of it.</summary>
    public bool? Ignores(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder)
    {
        for (int i = patterns.Count - 1; i >= 0; i--)
        {
            if (patterns[i].Matches(path, name, isFolder))
                return !patterns[i].IsNegated;
        }

        return null;
    }
}
