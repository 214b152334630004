using System.Text;

namespace AgentLoop;

/// <summary>A stream that is read by heads and lines first and by bytes afterwards; what was read ahead is not lost.</summary>
internal sealed class ProxyInput
{
    private readonly Stream _stream;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;

    /// <summary>Nothing longer than the room can be read in one piece.</summary>
    public ProxyInput(Stream stream, int room)
    {
        _stream = stream;
        _buffer = new byte[room];
    }

    /// <summary>Whether the other side ended before it said anything.</summary>
    public bool IsUnused => _end == 0;

    /// <summary>All up to an ending and with it; <see langword="null"/> where it is longer than the room, or the stream ends first.</summary>
    public async ValueTask<byte[]?> ReadThroughAsync(byte[] ending, int most, CancellationToken cancellationToken)
    {
        int seen = 0;
        while (true)
        {
            int from = Math.Max(0, seen - ending.Length + 1);
            int at = _buffer.AsSpan(_start + from, _end - _start - from).IndexOf(ending);
            if (at >= 0)
                return from + at + ending.Length <= most ? Take(from + at + ending.Length) : null;
            seen = _end - _start;
            if (seen >= most || !await FillAsync(cancellationToken).ConfigureAwait(false))
                return null;
        }
    }

    /// <summary>A line without its end, as text of one byte each.</summary>
    public async ValueTask<string?> ReadLineAsync(int most, CancellationToken cancellationToken) =>
        await ReadThroughAsync([(byte)'\r', (byte)'\n'], most, cancellationToken).ConfigureAwait(false) is { } line
            ? Encoding.Latin1.GetString(line.AsSpan(..^2))
            : null;

    /// <summary>The next bytes, 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        if (_start == _end)
            return await _stream.ReadAsync(into, cancellationToken).ConfigureAwait(false);
        int count = Math.Min(into.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(into.Span);
        _start += count;
        return count;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        int read = _end == _buffer.Length ? 0 : await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private byte[] Take(int count)
    {
        byte[] taken = _buffer[_start..(_start + count)];
        _start += count;
        return taken;
    }
}
