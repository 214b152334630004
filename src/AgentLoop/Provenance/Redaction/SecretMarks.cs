using System.Buffers;

namespace AgentLoop;

/// <summary>What stands where a secret stood: <c>[secret:NAME]</c>.</summary>
internal static class SecretMarks
{
    public const string Begin = "[secret:";
    public const char End = ']';
    public const int LongestName = 64;

    /// <summary>Begins the name of a secret that is not in the file that a change is for, so that nothing can be put in its place.</summary>
    public const string New = "new-";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static string Of(string name) => $"{Begin}{name}{End}";

    public static bool IsName(ReadOnlySpan<char> name) => name.Length is > 0 and <= LongestName && !name.ContainsAnyExcept(NameCharacters);

    /// <summary>A name made of anything.</summary>
    public static string NameOf(string text)
    {
        string name = string.Concat(text.Take(LongestName).Select(c => NameCharacters.Contains(c) ? c : '_'));
        return name.Length == 0 ? "_" : name;
    }

    /// <summary>Whether there are any, by the look of them.</summary>
    public static bool AreIn(ReadOnlySpan<byte> content) => content.IndexOf("[secret:"u8) >= 0;

    /// <summary>The end of the mark that begins here; -1 where none does.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int begin)
    {
        if (!text[begin..].StartsWith(Begin))
            return -1;
        ReadOnlySpan<char> rest = text.Slice(begin + Begin.Length, Math.Min(LongestName + New.Length + 1, text.Length - begin - Begin.Length));
        int length = rest.IndexOf(End);
        return length > 0 && !rest[..length].ContainsAnyExcept(NameCharacters) ? begin + Begin.Length + length + 1 : -1;
    }
}
