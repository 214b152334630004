using System.Text;

namespace AgentLoop.Testing;

/// <summary>What was read from a connection and is not used yet.</summary>
internal sealed class HttpBytes
{
    private readonly List<byte> pending = [];
    private readonly byte[] buffer = new byte[16 * 1024];

    /// <summary>The text before a mark, which is left out; <see langword="null"/> where the connection ends without it.</summary>
    public async ValueTask<string?> ReadUntilAsync(Stream stream, string mark, CancellationToken cancellationToken)
    {
        byte[] end = Encoding.ASCII.GetBytes(mark);
        int found;
        while ((found = Pending().IndexOf(end)) < 0)
        {
            if (!await FillAsync(stream, cancellationToken).ConfigureAwait(false))
                return null;
        }
        string text = Take(found, Encoding.Latin1);
        pending.RemoveRange(0, end.Length);
        return text;
    }

    /// <summary>The next so many bytes; <see langword="null"/> where the connection ends before.</summary>
    public async ValueTask<string?> ReadAsync(Stream stream, int length, Encoding encoding, CancellationToken cancellationToken)
    {
        while (pending.Count < length)
        {
            if (!await FillAsync(stream, cancellationToken).ConfigureAwait(false))
                return null;
        }
        return Take(length, encoding);
    }

    private Span<byte> Pending() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending);

    private string Take(int length, Encoding encoding)
    {
        string text = encoding.GetString(Pending()[..length]);
        pending.RemoveRange(0, length);
        return text;
    }

    private async ValueTask<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        int read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        pending.AddRange(buffer.AsSpan(0, read));
        return read > 0;
    }
}
