namespace AgentLoop;

/// <summary>Cuts a stream into lines, none of which is longer than is allowed.</summary>
internal sealed class LineSource(Stream input, int longest)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>How many lines were read.</summary>
    public int Count { get; private set; }

    /// <summary>The next line without its line feed, until the one after it is asked for; <see langword="null"/> at the end.</summary>
    /// <exception cref="AgentLoopException">The line is longer than is allowed.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        for (int searched = 0; ;)
        {
            int feed = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
                return Take(searched + feed, feedLength: 1);
            searched = end - start;
            if (searched > longest)
                throw new AgentLoopException($"Line {Count + 1} is longer than {longest} bytes, which no line of such a file is.");
            MakeRoom();
            int read = await input.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return searched == 0 ? default(ReadOnlyMemory<byte>?) : Take(searched, feedLength: 0);
            end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int feedLength)
    {
        ReadOnlyMemory<byte> line = buffer.AsMemory(start, length);
        start += length + feedLength;
        Count++;
        return line;
    }

    private void MakeRoom()
    {
        if (end < buffer.Length)
            return;
        byte[] room = end - start > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, end - start).CopyTo(room);
        (buffer, start, end) = (room, 0, end - start);
    }
}
