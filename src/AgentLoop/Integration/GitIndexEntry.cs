namespace AgentLoop;

/// <summary>A line of <c>git ls-files -s</c>.</summary>
internal sealed record GitIndexEntry
{
    public required string Mode { get; init; }

    /// <summary>The name of its content.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    public static GitIndexEntry Parse(string line)
    {
        int tab = line.IndexOf('\t', StringComparison.Ordinal);
        string[] parts = line[..tab].Split(' ');
        return new GitIndexEntry { Mode = parts[0], Name = parts[1], Path = line[(tab + 1)..] };
    }
}
