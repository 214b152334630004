namespace AgentLoop;

/// <summary>Applies git's deltas: pieces of the old content, and new bytes (git's documentation of its pack format).</summary>
internal static class GitDelta
{
    /// <summary>The new content; <see langword="null"/> if the delta is for another content or broken.</summary>
    public static byte[]? Apply(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta)
    {
        int at = 0;
        long sourceLength = ReadLength(delta, ref at);
        long length = ReadLength(delta, ref at);
        if (sourceLength != source.Length || length is < 0 or > BinaryPatch.LargestContent)
            return null;
        using MemoryStream target = new();
        while (at < delta.Length && target.Length <= length)
        {
            byte command = delta[at++];
            if (!(command >= 0x80 ? Copy(source, delta, ref at, command, target) : Insert(delta, ref at, command, target)))
                return null;
        }

        return target.Length == length && at == delta.Length ? target.ToArray() : null;
    }

    private static bool Copy(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta, ref int at, byte command, MemoryStream target)
    {
        long offset = ReadNumber(delta, ref at, command & 0xf);
        long size = ReadNumber(delta, ref at, (command >> 4) & 0x7);
        if (size == 0)
            size = 0x10000;
        if (offset + size > source.Length || at > delta.Length)
            return false;
        target.Write(source.Slice((int)offset, (int)size));
        return true;
    }

    private static bool Insert(ReadOnlySpan<byte> delta, ref int at, byte count, MemoryStream target)
    {
        if (count == 0 || at + count > delta.Length)
            return false;
        target.Write(delta.Slice(at, count));
        at += count;
        return true;
    }

    /// <summary>A number whose bytes are there where the mask says so, the lowest first.</summary>
    private static long ReadNumber(ReadOnlySpan<byte> delta, ref int at, int mask)
    {
        long value = 0;
        for (int shift = 0; mask != 0; mask >>= 1, shift += 8)
        {
            if ((mask & 1) == 0)
                continue;
            value |= (at < delta.Length ? delta[at] : 0L) << shift;
            at++;
        }

        return value;
    }

    private static long ReadLength(ReadOnlySpan<byte> delta, ref int at)
    {
        long length = 0;
        for (int shift = 0; shift < 35 && at < delta.Length; shift += 7)
        {
            byte part = delta[at++];
            length |= (part & 0x7fL) << shift;
            if (part < 0x80)
                return length;
        }

        return -1;
    }
}
