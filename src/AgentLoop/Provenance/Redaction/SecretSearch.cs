namespace AgentLoop;

/// <summary>
/// Finds many texts at once: by S. Wu and U. Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks of two characters. Where nothing is
/// found, only about every so-manieth character is looked at as the shortest of the texts is long.
/// </summary>
internal sealed class SecretSearch
{
    private const int Hashes = 1 << 14;

    /// <summary>A longer one skips more, until the blocks of all texts fill the table.</summary>
    private const int LongestWindow = 12;

    private readonly SecretNeedle[] needles;
    private readonly StringComparison comparison;
    private readonly byte[] shifts = new byte[Hashes];
    private readonly Dictionary<int, SecretNeedle[]> ends;
    private readonly int window;

    /// <param name="needles">What is looked for, each of two characters at least.</param>
    /// <param name="comparison">Ordinal, with or without case.</param>
    public SecretSearch(IEnumerable<SecretNeedle> needles, StringComparison comparison = StringComparison.Ordinal)
    {
        this.comparison = comparison;
        this.needles = [.. needles.OrderByDescending(needle => needle.Text.Length)];
        window = this.needles.Length == 0 ? 0 : Math.Min(this.needles[^1].Text.Length, LongestWindow);
        Array.Fill(shifts, (byte)Math.Max(1, window - 1));
        foreach (SecretNeedle needle in this.needles)
        {
            for (int i = 0; i + 1 < window; i++)
                shifts[HashOf(needle.Text[i], needle.Text[i + 1])] = (byte)Math.Min(shifts[HashOf(needle.Text[i], needle.Text[i + 1])], window - 2 - i);
        }
        ends = this.needles.GroupBy(needle => HashOf(needle.Text[window - 2], needle.Text[window - 1])).ToDictionary(group => group.Key, group => group.ToArray());
    }

    public IReadOnlyList<SecretNeedle> Needles => needles;

    /// <summary>The first place from here on, and the longest of those that stand there; -1 where there is none.</summary>
    public int Find(ReadOnlySpan<char> text, int from, out SecretNeedle? found)
    {
        found = null;
        if (window == 0)
            return -1;
        byte[] table = shifts;
        for (int i = from + window - 2; i + 1 < text.Length;)
        {
            int hash = HashOf(text[i], text[i + 1]);
            int shift = table[hash];
            if (shift == 0)
            {
                int start = i - window + 2;
                if ((found = At(text, start, hash)) is not null)
                    return start;
                shift = 1;
            }
            i += shift;
        }
        return -1;
    }

    private SecretNeedle? At(ReadOnlySpan<char> text, int start, int hash)
    {
        ReadOnlySpan<char> rest = text[start..];
        foreach (SecretNeedle needle in ends[hash])
        {
            if (rest.StartsWith(needle.Text, comparison) && needle.Fits(text, start))
                return needle;
        }
        return null;
    }

    /// <summary>The same for letters of either case.</summary>
    private static int HashOf(char first, char second) => (((first | 0x20) << 7) ^ (second | 0x20)) & (Hashes - 1);
}
