namespace AgentLoop;

/// <summary>A set of bytes in brackets: <c>[abc]</c>, <c>[!a-z]</c>, <c>[[:digit:]]</c>.</summary>
internal static class GlobSet
{
    public static bool[] AllButSlash { get; } = Fill(value => value != '/');

    /// <summary>Reads a set; gives how many bytes it takes in the pattern, 0 for one that matches nothing.</summary>
    public static int Parse(ReadOnlySpan<byte> pattern, out bool[] set)
    {
        bool[] members = set = new bool[256];
        int at = 1;
        bool negated = pattern.Length > 1 && pattern[1] is (byte)'!' or (byte)'^';
        if (negated)
            at++;
        int first = at;
        byte? previous = null;
        while (at < pattern.Length && (pattern[at] != ']' || at == first))
        {
            int taken = Member(pattern[at..], ref previous, members);
            if (taken == 0)
                return 0;
            at += taken;
        }

        if (at >= pattern.Length)
            return 0;
        if (negated)
            set = Fill(value => !members[value]);
        set['/'] = false;
        return at + 1;
    }

    private static int Member(ReadOnlySpan<byte> pattern, ref byte? previous, bool[] members)
    {
        if (pattern.StartsWith("[:"u8) && pattern[2..].IndexOf((byte)']') is >= 1 and int end && pattern[1 + end] == ':')
        {
            previous = null;
            return Class(pattern[2..(1 + end)], members) ? end + 3 : 0;
        }

        if (pattern[0] == '-' && previous is byte low && pattern.Length > 1 && pattern[1] != ']')
        {
            int taken = One(pattern[1..], out byte high);
            for (int value = low; taken > 0 && value <= high; value++)
                members[value] = true;
            previous = null;
            return taken == 0 ? 0 : taken + 1;
        }

        int length = One(pattern, out byte member);
        members[member] |= length > 0;
        previous = member;
        return length;
    }

    /// <summary>One byte, escaped or not; gives how many the pattern has for it, 0 at its end.</summary>
    private static int One(ReadOnlySpan<byte> pattern, out byte value)
    {
        int length = pattern[0] == '\\' ? 2 : 1;
        value = length <= pattern.Length ? pattern[length - 1] : (byte)0;
        return length <= pattern.Length ? length : 0;
    }

    private static bool Class(ReadOnlySpan<byte> name, bool[] members)
    {
        Func<char, bool>? contains = System.Text.Encoding.Latin1.GetString(name) switch
        {
            "alnum" => char.IsAsciiLetterOrDigit,
            "alpha" => char.IsAsciiLetter,
            "blank" => c => c is ' ' or '\t',
            "cntrl" => c => c is < ' ' or '\x7f',
            "digit" => char.IsAsciiDigit,
            "graph" => c => c is > ' ' and < '\x7f',
            "lower" => char.IsAsciiLetterLower,
            "print" => c => c is >= ' ' and < '\x7f',
            "punct" => c => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c),
            "space" => c => c is ' ' or (>= '\t' and <= '\r'),
            "upper" => char.IsAsciiLetterUpper,
            "xdigit" => char.IsAsciiHexDigit,
            _ => null,
        };
        for (int value = 0; contains is not null && value < members.Length; value++)
            members[value] |= contains((char)value);
        return contains is not null;
    }

    private static bool[] Fill(Func<int, bool> contains)
    {
        bool[] set = new bool[256];
        for (int value = 0; value < set.Length; value++)
            set[value] = contains(value);
        return set;
    }
}
