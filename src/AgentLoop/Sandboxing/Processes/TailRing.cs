namespace AgentLoop;

/// <summary>Keeps the last bytes of what is appended, up to a capacity.</summary>
internal sealed class TailRing
{
    private readonly int _capacity;
    private byte[] _bytes = [];
    private int _oldest;

    public TailRing(int capacity) => _capacity = capacity;

    public int Count { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _capacity)
            bytes = bytes[^_capacity..];
        if (bytes.IsEmpty)
            return;

        int wanted = (int)Math.Min((long)Count + bytes.Length, _capacity);
        _bytes = Growth.Ensure(_bytes, wanted, _capacity);
        int at = Count < _bytes.Length ? Count : _oldest;
        int first = Math.Min(bytes.Length, _bytes.Length - at);
        bytes[..first].CopyTo(_bytes.AsSpan(at));
        bytes[first..].CopyTo(_bytes);
        _oldest = wanted < _bytes.Length ? 0 : (at + bytes.Length) % _bytes.Length;
        Count = wanted;
    }

    /// <summary>Copies what is kept, oldest first.</summary>
    public void CopyTo(Span<byte> target)
    {
        int toEnd = Math.Min(Count, _bytes.Length - _oldest);
        _bytes.AsSpan(_oldest, toEnd).CopyTo(target);
        _bytes.AsSpan(0, Count - toEnd).CopyTo(target[toEnd..]);
    }
}
