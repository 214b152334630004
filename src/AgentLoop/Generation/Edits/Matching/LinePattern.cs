namespace AgentLoop;

/// <summary>A block of lines that is sought.</summary>
internal sealed class LinePattern(IReadOnlyList<ReadOnlyMemory<char>> lines)
{
    private readonly Dictionary<MatchStrategy, int[]> hashes = [];

    public int Count => lines.Count;

    public ReadOnlyMemory<char> this[int line] => lines[line];

    public int[] HashesFor(MatchStrategy strategy)
    {
        if (!hashes.TryGetValue(strategy, out int[]? folded))
            hashes[strategy] = folded = [.. lines.Select(line => Hash(LineFolding.Fold(line.Span, strategy)))];
        return folded;
    }

    /// <summary>Seeded at random for each process, so that nobody can write lines that collide.</summary>
    public static int Hash(ReadOnlySpan<char> line) => string.GetHashCode(line, StringComparison.Ordinal);
}
