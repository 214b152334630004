using System.Buffers;

namespace AgentLoop;

/// <summary>Reads a pipe to its end on a thread of its own and keeps its head and tail.</summary>
internal sealed class OutputDrain
{
    private readonly Lock _gate = new();
    private readonly OutputFile? _whole;
    private OutputBuffer? _buffer;

    private OutputDrain(Stream source, int limit, OutputFile? whole)
    {
        _buffer = new OutputBuffer(limit);
        _whole = whole;
        Completion = BlockingThreads.RunAsync(() => ReadToEnd(source));
    }

    /// <summary>Done when nobody holds the other end any more.</summary>
    public Task Completion { get; }

    /// <summary>The file with the whole stream, once this is closed; <see langword="null"/> where there is none.</summary>
    public string? WholeFile => _whole?.WrittenPath;

    public static OutputDrain Start(Stream source, int limit, OutputFile? whole = null) => new(source, limit, whole);

    /// <summary>What was kept so far; nothing is kept from here on.</summary>
    public byte[] Close(out long dropped)
    {
        lock (_gate)
        {
            OutputBuffer buffer = _buffer ?? new OutputBuffer(0);
            _buffer = null;
            _whole?.Dispose();
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
                Keep(chunk.AsSpan(0, read));
            }
        }

        ArrayPool<byte>.Shared.Return(chunk);
        return total;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_buffer is null)
                return;
            _buffer.Append(bytes);
            _whole?.Append(bytes);
        }
    }
}
