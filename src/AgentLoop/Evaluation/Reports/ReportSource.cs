using System.Text;

namespace AgentLoop;

/// <summary>The bytes of a report as UTF-8, whatever it is written in.</summary>
internal sealed class ReportSource(Stream stream, CancellationToken cancellationToken)
{
    private const int ChunkSize = 8 * 1024;

    private readonly byte[] head = new byte[1024];
    private int headStart;
    private int headEnd = -1;
    private Decoder? decoder;
    private Encoder? encoder;

    /// <summary>Reads some bytes into a buffer of at least 1024; none at the end.</summary>
    public int Read(Span<byte> destination)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (headEnd < 0)
            Begin();

        return decoder is null ? ReadRaw(destination) : Transcode(destination);
    }

    private void Begin()
    {
        headEnd = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        (Encoding? encoding, headStart) = ReportEncoding.Of(head.AsSpan(0, headEnd));
        decoder = encoding?.GetDecoder();
        encoder = encoding is null ? null : Encoding.UTF8.GetEncoder();
    }

    private int ReadRaw(Span<byte> destination)
    {
        if (headStart == headEnd)
            return stream.Read(destination);

        ReadOnlySpan<byte> rest = head.AsSpan(headStart, headEnd - headStart);
        int count = Math.Min(rest.Length, destination.Length);
        rest[..count].CopyTo(destination);
        headStart += count;
        return count;
    }

    /// <summary>No byte of the encodings that are read becomes more than two in UTF-8, but one that makes another two complete.</summary>
    private int Transcode(Span<byte> destination)
    {
        Span<byte> raw = stackalloc byte[Math.Min(ChunkSize, (destination.Length / 3) - 4)];
        Span<char> chars = stackalloc char[ChunkSize + 4];
        while (true)
        {
            int count = ReadRaw(raw);
            int decoded = decoder!.GetChars(raw[..count], chars, flush: count == 0);
            int encoded = encoder!.GetBytes(chars[..decoded], destination, flush: count == 0);
            if (encoded > 0 || count == 0)
                return encoded;
        }
    }
}
