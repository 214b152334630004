namespace AgentLoop;

/// <summary>Keeps the head and the tail of a stream of any length in a bounded space that grows only as it is needed.</summary>
internal sealed class OutputBuffer
{
    private readonly int _headLimit;
    private readonly TailRing _tail;
    private byte[] _head = [];
    private int _headCount;
    private long _total;

    public OutputBuffer(int limit)
    {
        _headLimit = HeadLimit(limit);
        _tail = new TailRing(limit - _headLimit);
    }

    /// <summary>How many bytes are missing between head and tail.</summary>
    public long Dropped => _total - _headCount - _tail.Count;

    /// <summary>How many of the kept bytes are the head where some were dropped.</summary>
    public static int HeadLimit(int limit) => limit / 2;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _total += bytes.Length;
        int toHead = Math.Min(bytes.Length, _headLimit - _headCount);
        if (toHead > 0)
            AppendToHead(bytes[..toHead]);
        _tail.Append(bytes[toHead..]);
    }

    /// <summary>The head followed by the tail.</summary>
    public byte[] ToArray()
    {
        byte[] kept = new byte[_headCount + _tail.Count];
        _head.AsSpan(0, _headCount).CopyTo(kept);
        _tail.CopyTo(kept.AsSpan(_headCount));
        return kept;
    }

    private void AppendToHead(ReadOnlySpan<byte> bytes)
    {
        _head = Growth.Ensure(_head, _headCount + bytes.Length, _headLimit);
        bytes.CopyTo(_head.AsSpan(_headCount));
        _headCount += bytes.Length;
    }
}
