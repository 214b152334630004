using System.Buffers;

namespace AgentLoop;

/// <summary>The parts of a start tag, which is given from its <c>&lt;</c> to its <c>&gt;</c>.</summary>
internal static class ReportXmlTag
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> tag)
    {
        int end = tag[1..].IndexOfAny(NameEnds);
        return end <= 0 ? default : tag.Slice(1, end);
    }

    public static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];

    /// <summary>
    /// Finds the length of the tag that begins the window. <see langword="false"/> with 0 where it is longer than the window, with -1 where it has no end.
    /// </summary>
    public static bool TryFindEnd(ReportWindow window, out int length)
    {
        while (true)
        {
            length = FindEnd(window.Unread);
            if (length != 0)
                return length > 0;
            if (!window.Fill())
            {
                length = window.IsAtEnd ? -1 : 0;
                return false;
            }
        }
    }

    /// <summary>How long the tag is; 0 where its end is not here, -1 where something stands in it that may not.</summary>
    private static int FindEnd(ReadOnlySpan<byte> tag)
    {
        int at = 1;
        while (true)
        {
            int next = tag[at..].IndexOfAny("\"'<>"u8);
            if (next < 0)
                return 0;

            at += next + 1;
            byte found = tag[at - 1];
            if (found == '>')
                return at;
            if (found == '<')
                return -1;

            int close = tag[at..].IndexOfAny(found, (byte)'<');
            if (close < 0)
                return 0;
            if (tag[at + close] == '<')
                return -1;
            at += close + 1;
        }
    }
}
