using System.Buffers;

namespace AgentLoop;

/// <summary>Finds the words with which secrets begin, all of them at once.</summary>
internal sealed class SecretAnchors
{
    private const int Letters = 128;

    private readonly SearchValues<string> words;
    private readonly (string Word, SecretRule Rule)[][] byLetter = new (string, SecretRule)[Letters][];

    private SecretAnchors(IReadOnlyList<SecretRule> rules)
    {
        (string Word, SecretRule Rule)[] anchors = [.. rules.SelectMany(rule => rule.Anchors.Select(word => (word, rule)))];
        words = SearchValues.Create([.. anchors.Select(anchor => anchor.Word)], StringComparison.OrdinalIgnoreCase);
        Longest = anchors.Max(anchor => anchor.Word.Length);
        for (int letter = 0; letter < Letters; letter++)
            byLetter[letter] = [.. anchors.Where(anchor => char.ToLowerInvariant(anchor.Word[0]) == char.ToLowerInvariant((char)letter))];
    }

    public static SecretAnchors All { get; } = new(SecretRules.All);

    /// <summary>How long the longest word is.</summary>
    public int Longest { get; }

    /// <summary>Where a word may begin, from here on; -1 where none does.</summary>
    public int Find(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny(words) is >= 0 and int at ? from + at : -1;

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
