namespace AgentLoop.Tests.Exporting;

/// <summary>A beginning, and then the letter <c>a</c> for as long as anyone reads.</summary>
internal sealed class EndlessStream(byte[] beginning, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - position);
        buffer[..count].Fill((byte)'a');
        if (position < beginning.Length)
            beginning.AsSpan((int)position, (int)Math.Min(count, beginning.Length - position)).CopyTo(buffer);
        position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
