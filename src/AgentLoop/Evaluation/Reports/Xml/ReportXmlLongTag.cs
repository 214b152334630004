namespace AgentLoop;

/// <summary>A start tag that is longer than the window, the values of its attributes cut.</summary>
internal sealed class ReportXmlLongTag(ReportWindow window)
{
    private const int MaxValue = 32 * 1024;
    private const int MaxTag = 256 * 1024;

    private readonly List<byte> kept = [];
    private byte quote;
    private int valueLength;

    /// <summary>What is kept of the tag, from its <c>&lt;</c> to its <c>&gt;</c>.</summary>
    public ReadOnlySpan<byte> Content => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept);

    /// <summary>Takes the tag out of the window; <see langword="false"/> when it has no end, or too many attributes.</summary>
    public bool TryRead()
    {
        kept.Clear();
        kept.Add((byte)'<');
        window.Skip(1);
        (quote, valueLength) = (0, 0);
        while (kept.Count <= MaxTag)
        {
            if (window.Unread.IsEmpty && !window.Fill())
                return false;

            int count = quote == 0 ? window.Unread.IndexOfAny("\"'<>"u8) : window.Unread.IndexOfAny(quote, (byte)'<');
            Keep(window.Unread[..(count < 0 ? window.Unread.Length : count)]);
            if (count >= 0 && !TakeMark(out bool isEnd))
                return isEnd;
        }

        return false;
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        int length = quote == 0 ? piece.Length : Math.Min(piece.Length, MaxValue - valueLength);
        kept.AddRange(piece[..length]);
        valueLength += length;
        window.Skip(piece.Length);
    }

    /// <summary>Takes a quotation mark or an angle bracket; <see langword="false"/> when the tag ends with it, well or not.</summary>
    private bool TakeMark(out bool isEnd)
    {
        byte mark = window.Unread[0];
        isEnd = mark == '>' && quote == 0;
        if (mark == '<')
            return false;

        kept.Add(mark);
        window.Skip(1);
        quote = quote == 0 ? mark : (byte)0;
        valueLength = 0;
        return !isEnd;
    }
}
