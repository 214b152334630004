namespace AgentLoop;

/// <summary>Makes one of the names that some file system takes for one, but for the case of letters. What is left is compared without regard to it.</summary>
internal static class FoldedName
{
    /// <summary>A name without what Windows and HFS+ drop, and with plain letters for those that Apple's file systems take for plain ones.</summary>
    /// <remarks>The letters are those whose full case folding in Unicode's CaseFolding.txt is plain, as far as a name that git looks for holds them.</remarks>
    public static string Of(string name)
    {
        string visible = string.Concat(name.Where(c => !IsInvisible(c)));
        int stream = visible.IndexOf(':', StringComparison.Ordinal);
        return (stream >= 0 ? visible[..stream] : visible).TrimEnd('.', ' ')
            .Replace('\u017f', 's').Replace('\u212a', 'k').Replace("\ufb01", "fi", StringComparison.Ordinal);
    }

    /// <summary>The same for each part of a path.</summary>
    public static string OfPath(string path) => string.Join('/', path.Split('/').Select(Of));

    /// <summary>The characters that HFS+ leaves out when it compares names.</summary>
    private static bool IsInvisible(char c) =>
        c is (>= '\u200c' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u206a' and <= '\u206f') or '\ufeff';
}
