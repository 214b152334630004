namespace AgentLoop.Provenance.Sqlite;

/// <summary>The chunks of an artifact, one after the other, each read when it is wanted.</summary>
internal sealed class ChunkStream(Func<long, byte[]?> readChunk) : ForwardStream
{
    private ReadOnlyMemory<byte> chunk;
    private long next;
    private bool isAtEnd;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (chunk.IsEmpty && !isAtEnd)
        {
            byte[]? read = readChunk(next++);
            chunk = read;
            isAtEnd = read is null;
        }
        int count = Math.Min(buffer.Length, chunk.Length);
        chunk.Span[..count].CopyTo(buffer);
        chunk = chunk[count..];
        return count;
    }
}
