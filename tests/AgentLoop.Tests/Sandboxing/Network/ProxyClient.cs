using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Speaks to a proxy byte by byte.</summary>
internal sealed class ProxyClient : IDisposable
{
    private readonly NetworkStream _stream;

    private ProxyClient(Socket socket) => _stream = new NetworkStream(socket, ownsSocket: true);

    public static async Task<ProxyClient> ConnectAsync(int port, string address = "127.0.0.1")
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Parse(address), port);
        return new ProxyClient(socket);
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public void EndSending() => _stream.Socket.Shutdown(SocketShutdown.Send);

    /// <summary>All there comes until the other side hangs up.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using MemoryStream all = new();
        await _stream.CopyToAsync(all).WaitAsync(TimeSpan.FromSeconds(20));
        return Encoding.Latin1.GetString(all.ToArray());
    }

    public async Task<string> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return Encoding.Latin1.GetString(bytes);
    }

    public void Dispose() => _stream.Dispose();
}
