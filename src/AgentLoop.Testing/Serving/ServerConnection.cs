using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Testing;

/// <summary>One request and its reply, as HTTP/1.1 has them (RFC 9112).</summary>
internal sealed class ServerConnection(Socket socket) : IDisposable
{
    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private readonly HttpBytes input = new();

    /// <summary>The request; <see langword="null"/> where it is none, or the client left before it was whole.</summary>
    public async ValueTask<ServerRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        string? head = await input.ReadUntilAsync(stream, "\r\n\r\n", cancellationToken).ConfigureAwait(false);
        if (head?.Split("\r\n") is not [var first, .. var lines] || first.Split(' ') is not [var method, var path, ..])
            return null;

        Dictionary<string, string> headers = lines.Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(parts => parts[1].Trim())), StringComparer.OrdinalIgnoreCase);
        string? body = await ReadBodyAsync(headers, cancellationToken).ConfigureAwait(false);
        return body is null ? null : new ServerRequest { Method = method, Path = path, Headers = headers, Body = body };
    }

    public async ValueTask WriteAsync(ServerReply reply, CancellationToken cancellationToken)
    {
        await Task.Delay(reply.Delay, cancellationToken).ConfigureAwait(false);
        if (reply.HangsUp)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            return;
        }

        await stream.WriteAsync(Head(reply), cancellationToken).ConfigureAwait(false);
        int length = Math.Min(reply.DropAfter ?? reply.Body.Length, reply.StallAfter ?? reply.Body.Length);
        await WriteChunksAsync(reply.Body[..Math.Min(length, reply.Body.Length)], reply.PieceLength, cancellationToken).ConfigureAwait(false);
        if (reply.StallAfter is not null)
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        if (reply.DropAfter is null)
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
    }

    public void Dispose() => stream.Dispose();

    private async ValueTask<string?> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (headers.TryGetValue("Content-Length", out string? size))
            return int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int length) ? await input.ReadAsync(stream, length, Encoding.UTF8, cancellationToken).ConfigureAwait(false) : null;
        return headers.ContainsKey("Transfer-Encoding") ? await ReadChunksAsync(cancellationToken).ConfigureAwait(false) : "";
    }

    private async ValueTask<string?> ReadChunksAsync(CancellationToken cancellationToken)
    {
        var body = new StringBuilder();
        while (await input.ReadUntilAsync(stream, "\r\n", cancellationToken).ConfigureAwait(false) is { } size)
        {
            if (!int.TryParse(size.Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
                return null;
            body.Append(await input.ReadAsync(stream, length, Encoding.Latin1, cancellationToken).ConfigureAwait(false));
            await input.ReadUntilAsync(stream, "\r\n", cancellationToken).ConfigureAwait(false);
            if (length == 0)
                return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body.ToString()));
        }
        return null;
    }

    private async ValueTask WriteChunksAsync(ReadOnlyMemory<byte> body, int pieceLength, CancellationToken cancellationToken)
    {
        while (body.Length > 0)
        {
            ReadOnlyMemory<byte> piece = body[..Math.Min(pieceLength, body.Length)];
            byte[] chunk = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{piece.Length:x}\r\n")), .. piece.Span, .. "\r\n"u8];
            await stream.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
            body = body[piece.Length..];
        }
    }

    private static byte[] Head(ServerReply reply)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nContent-Type: {reply.ContentType}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n");
        foreach ((string name, string value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
