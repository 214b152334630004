using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A server on the host's loopback that keeps connections alive and answers each request with what it was asked.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    public HttpHost(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/";

    /// <summary>The heads of all requests that came, with the bodies of those that had one.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Connections { get; private set; }

    /// <summary>Whether it ends every connection at once.</summary>
    public bool HangsUp { get; init; }

    /// <summary>What it answers with, where not with the request.</summary>
    public Func<string, byte[]>? Answer { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Connections++;
                open.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                ProxyInput input = new(stream, 64 * 1024);
                while (!HangsUp && await input.ReadThroughAsync("\r\n\r\n"u8.ToArray(), 64 * 1024, _closing.Token) is { } head)
                {
                    string request = Encoding.Latin1.GetString(head) + await BodyAsync(Encoding.Latin1.GetString(head), input);
                    Requests.Enqueue(request);
                    await stream.WriteAsync(Answer?.Invoke(request) ?? Ok(Encoding.Latin1.GetBytes(request)), _closing.Token);
                }
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    public static byte[] Ok(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: keep-alive\r\n\r\n"), .. body];

    private async Task<string> BodyAsync(string head, ProxyInput input)
    {
        byte[] body = [];
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            body = await input.ReadThroughAsync("0\r\n\r\n"u8.ToArray(), 64 * 1024, _closing.Token) ?? throw new IOException();
        else if (head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length)
            body = new byte[int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)];
        for (int read = 0; body.Length > 0 && !head.Contains("chunked", StringComparison.OrdinalIgnoreCase) && read < body.Length;)
            read += await input.ReadAsync(body.AsMemory(read), _closing.Token) is > 0 and var more ? more : throw new IOException();
        return Encoding.Latin1.GetString(body);
    }
}
