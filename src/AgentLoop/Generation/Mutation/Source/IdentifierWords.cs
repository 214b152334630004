using System.Text;

namespace AgentLoop;

/// <summary>The words that a name is made of.</summary>
internal static class IdentifierWords
{
    /// <summary>The words of <c>camelCase</c>, <c>PascalCase</c> and <c>snake_case</c> names in lower case.</summary>
    public static IReadOnlyList<string> Split(string name)
    {
        List<string> words = [];
        StringBuilder word = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = char.IsUpper(name[i])
                && (i == 0 || !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((starts || !char.IsLetter(name[i])) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetter(name[i]))
                word.Append(char.ToLowerInvariant(name[i]));
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>Whether two names are easily mistaken: both very short, or with a word in common.</summary>
    public static bool AreAlike(string first, string second) =>
        (first.Length <= 2 && second.Length <= 2) || Split(first).Intersect(Split(second), StringComparer.Ordinal).Any()
            || Opposes(first, second);

    private static bool Opposes(string first, string second) => (first.ToLowerInvariant(), second.ToLowerInvariant()) switch
    {
        ("left", "right") or ("right", "left") or ("lo", "hi") or ("hi", "lo") or ("low", "high") or ("high", "low") or ("start",
            "end") or ("end", "start")
            or ("min", "max") or ("max", "min") or ("first", "second") or ("second", "first") or ("row", "col") or ("col",
                "row") or ("width", "height")
            or ("height", "width") or ("first", "last") or ("last", "first") or ("from", "to") or ("to", "from") or ("key",
                "value") or ("value", "key")
            or ("prev", "next") or ("next", "prev") or ("source", "target") or ("target", "source") => true,
        _ => false,
    };
}
