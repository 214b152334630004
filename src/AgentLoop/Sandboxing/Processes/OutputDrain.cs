using System.Buffers;

namespace AgentLoop;

/// <summary>Reads a pipe to its end on a thread of its own and keeps its head and tail.</summary>
internal sealed class OutputDrain
{
    private readonly Lock _gate = new();
    private OutputBuffer? _buffer;

    private OutputDrain(Stream source, int limit)
    {
        _buffer = new OutputBuffer(limit);
        Completion = BlockingThreads.RunAsync(() => ReadToEnd(source));
    }

    /// <summary>Done when nobody holds the other end any more.</summary>
    public Task Completion { get; }

    public static OutputDrain Start(Stream source, int limit) => new(source, limit);

    /// <summary>What was kept so far; nothing is kept from here on.</summary>
    public byte[] Close(out long dropped)
    {
        lock (_gate)
        {
            OutputBuffer buffer = _buffer ?? new OutputBuffer(0);
            _buffer = null;
            dropped = buffer.Dropped;
            return buffer.ToArray();
        }
    }

    private long ReadToEnd(Stream source)
    {
        long total = 0;
        byte[] chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        using (source)
        {
            for (int read = source.Read(chunk); read > 0; read = source.Read(chunk))
            {
                total += read;
                lock (_gate)
                    _buffer?.Append(chunk.AsSpan(0, read));
            }
        }

        ArrayPool<byte>.Shared.Return(chunk);
        return total;
    }
}
