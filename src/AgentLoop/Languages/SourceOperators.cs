using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>The operators of all languages; what a language lacks does not occur in it.</summary>
internal static class SourceOperators
{
    private const string Single = "+-*/%=<>!&|^~?:.@\\#$`'\"";

    private static readonly FrozenSet<string> Long = SourceLanguages.Words("""
        >>>= === !== **= //= ??= >>= <<= >>> ... ..= <=> ..< &&= ||= => -> :: == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= <<
        >> ** // .. :=
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LongLookup =
        Long.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the longest operator here; 0 where there is none.</summary>
    public static int LengthAt(string text, int position, IReadOnlyList<string> extra)
    {
        foreach (string op in extra)
        {
            if (string.CompareOrdinal(text, position, op, 0, op.Length) == 0)
                return op.Length;
        }

        for (int length = Math.Min(4, text.Length - position); length > 1; length--)
        {
            if (LongLookup.Contains(text.AsSpan(position, length)))
                return length;
        }

        return Single.Contains(text[position]) ? 1 : 0;
    }
}
