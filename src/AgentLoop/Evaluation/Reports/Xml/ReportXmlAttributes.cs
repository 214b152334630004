namespace AgentLoop;

/// <summary>Where the attributes of a start tag stand; found once for all that are asked for.</summary>
internal sealed class ReportXmlAttributes
{
    private readonly List<(int Start, int End, int ValueStart, int ValueEnd)> places = [];
    private bool isParsed;

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    /// <summary>Takes note that the tag is another.</summary>
    public void Forget() => isParsed = false;

    /// <summary>The value of an attribute as it is written; <see langword="false"/> where there is none of this name.</summary>
    public bool TryFind(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if (!isParsed)
            Parse(tag);

        foreach ((int start, int end, int valueStart, int valueEnd) in places)
        {
            if (!tag[start..end].SequenceEqual(name))
                continue;

            value = tag[valueStart..valueEnd];
            return true;
        }

        value = default;
        return false;
    }

    private void Parse(ReadOnlySpan<byte> tag)
    {
        isParsed = true;
        places.Clear();
        int at = ReportXmlTag.NameOf(tag).Length + 1;
        while (true)
        {
            int start = at + tag[at..].IndexOfAnyExcept(Space);
            int equals = tag[start..].IndexOf((byte)'=');
            if (equals < 0)
                return;

            int end = start + tag.Slice(start, equals).TrimEnd(Space).Length;
            int open = start + equals + 1;
            while (open < tag.Length && Space.Contains(tag[open]))
                open++;
            int length = open < tag.Length && tag[open] is (byte)'"' or (byte)'\'' ? tag[(open + 1)..].IndexOf(tag[open]) : -1;
            if (length < 0)
                return;

            places.Add((start, end, open + 1, open + 1 + length));
            at = open + length + 2;
        }
    }
}
