namespace AgentLoop;

/// <summary>Reads the wildcards of <c>.gitignore</c> (git's documentation of it, and wildmatch's tests for what that leaves open).</summary>
internal static class GlobParser
{
    public static GlobToken[]? Parse(ReadOnlySpan<byte> pattern)
    {
        List<GlobToken> tokens = [];
        int at = 0;
        while (at < pattern.Length)
        {
            int taken = pattern[at] switch
            {
                (byte)'\\' => Escape(pattern[at..], tokens),
                (byte)'?' => AnyByte(tokens),
                (byte)'[' => ByteSet(pattern[at..], tokens),
                (byte)'*' => Stars(pattern[at..], at == 0 || pattern[at - 1] == '/', tokens),
                _ => Literal(pattern[at], tokens),
            };
            if (taken == 0)
                return null;
            at += taken;
        }

        return [.. tokens];
    }

    private static int Literal(byte value, List<GlobToken> tokens)
    {
        tokens.Add(GlobToken.Of(value));
        return 1;
    }

    private static int Escape(ReadOnlySpan<byte> pattern, List<GlobToken> tokens) =>
        pattern.Length > 1 ? 1 + Literal(pattern[1], tokens) : 0;

    private static int AnyByte(List<GlobToken> tokens)
    {
        tokens.Add(new GlobToken { Step = GlobStep.Set, Set = GlobSet.AllButSlash });
        return 1;
    }

    private static int ByteSet(ReadOnlySpan<byte> pattern, List<GlobToken> tokens)
    {
        int taken = GlobSet.Parse(pattern, out bool[] set);
        tokens.Add(new GlobToken { Step = GlobStep.Set, Set = set });
        return taken;
    }

    private static int Stars(ReadOnlySpan<byte> pattern, bool startsName, List<GlobToken> tokens)
    {
        int count = pattern.IndexOfAnyExcept((byte)'*') is >= 0 and int other ? other : pattern.Length;
        ReadOnlySpan<byte> rest = pattern[count..];
        bool endsName = rest.IsEmpty || rest[0] == '/' || rest.StartsWith("\\/"u8);
        if (count == 1 || !startsName || !endsName)
        {
            tokens.Add(new GlobToken { Step = GlobStep.Name });
            return count;
        }

        if (rest.IsEmpty || rest[0] != '/')
        {
            tokens.Add(new GlobToken { Step = GlobStep.Rest });
            return count;
        }

        tokens.Add(new GlobToken { Step = GlobStep.Optional });
        tokens.Add(new GlobToken { Step = GlobStep.Folders });
        return count + 1;
    }
}
