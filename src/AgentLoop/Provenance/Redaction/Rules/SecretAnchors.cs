using System.Buffers;

namespace AgentLoop;

/// <summary>Finds the words with which secrets begin, all of them at once.</summary>
internal sealed class SecretAnchors
{
    private const int Letters = 128;

    /// <summary>The framework is fastest with few words, and a search that skips with long ones.</summary>
    private const int LongestShort = 3;

    private readonly SearchValues<string> shortWords;
    private readonly SecretSearch longWords;
    private readonly (string Word, SecretRule Rule)[][] byLetter = new (string, SecretRule)[Letters][];

    private SecretAnchors(IReadOnlyList<SecretRule> rules)
    {
        (string Word, SecretRule Rule)[] anchors = [.. rules.SelectMany(rule => rule.Anchors.Select(word => (word, rule)))];
        shortWords = SearchValues.Create([.. anchors.Select(anchor => anchor.Word).Where(word => word.Length <= LongestShort)], StringComparison.Ordinal);
        IEnumerable<string> words = anchors.Select(anchor => anchor.Word).Where(word => word.Length > LongestShort).Distinct(StringComparer.OrdinalIgnoreCase);
        longWords = new SecretSearch(words.Select(word => new SecretNeedle(word, "", IsAnywhere: true)), StringComparison.OrdinalIgnoreCase);
        Longest = anchors.Max(anchor => anchor.Word.Length);
        for (int letter = 0; letter < Letters; letter++)
            byLetter[letter] = [.. anchors.Where(anchor => char.ToLowerInvariant(anchor.Word[0]) == char.ToLowerInvariant((char)letter))];
    }

    public static SecretAnchors All { get; } = new(SecretRules.All);

    /// <summary>How long the longest word is.</summary>
    public int Longest { get; }

    /// <summary>Where a word may begin, from here on; the text's length where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="ahead">Where the next short and the next long word are, as far as is known: before the first search, in front of the text.</param>
    public int Find(ReadOnlySpan<char> text, int from, ref (int Short, int Long) ahead)
    {
        if (ahead.Short < from)
            ahead.Short = text[from..].IndexOfAny(shortWords) is >= 0 and int at ? from + at : text.Length;
        if (ahead.Long < from)
            ahead.Long = longWords.Find(text, from, out _) is >= 0 and int place ? place : text.Length;
        return Math.Min(ahead.Short, ahead.Long);
    }

    /// <summary>What may begin with this character.</summary>
    public ReadOnlySpan<(string Word, SecretRule Rule)> At(char letter) => letter < Letters ? byLetter[letter] : [];

    /// <summary>Whether a word may begin here of which the text has only a part.</summary>
    public bool MayBegin(ReadOnlySpan<char> rest)
    {
        foreach ((string word, SecretRule rule) in At(rest[0]))
        {
            if (rest.Length < word.Length && word.AsSpan().StartsWith(rest, rule.Comparison))
                return true;
        }
        return false;
    }
}
