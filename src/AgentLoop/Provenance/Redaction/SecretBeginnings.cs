namespace AgentLoop;

/// <summary>Looks at the end of a text for what may be the beginning of a secret.</summary>
internal static class SecretBeginnings
{
    /// <summary>Where the first begins; the text's length where there is none.</summary>
    public static int Find(ReadOnlySpan<char> text, IReadOnlyList<SecretNeedle> needles, SecretAnchors? anchors)
    {
        int longest = needles.Count == 0 ? 0 : needles[0].Text.Length; // the longest is the first
        for (int at = Math.Max(0, text.Length - Math.Max(longest, anchors?.Longest ?? 0)); at < text.Length; at++)
        {
            ReadOnlySpan<char> rest = text[at..];
            if (anchors?.MayBegin(rest) == true || BeginsOne(rest, needles))
                return at;
        }
        return text.Length;
    }

    /// <summary>How much of the text's beginning is the end of a needle.</summary>
    public static int FindEnding(ReadOnlySpan<char> text, IReadOnlyList<SecretNeedle> needles)
    {
        int most = 0;
        foreach (SecretNeedle needle in needles)
        {
            for (int length = Math.Min(needle.Text.Length - 1, text.Length); length > most; length--)
            {
                if (needle.Text.AsSpan(needle.Text.Length - length).SequenceEqual(text[..length]))
                    most = length;
            }
        }
        return most;
    }

    private static bool BeginsOne(ReadOnlySpan<char> rest, IReadOnlyList<SecretNeedle> needles)
    {
        for (int i = 0; i < needles.Count && needles[i].Text.Length > rest.Length; i++)
        {
            if (needles[i].Text.AsSpan().StartsWith(rest, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
