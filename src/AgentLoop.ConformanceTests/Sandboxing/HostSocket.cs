using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.ConformanceTests;

/// <summary>A socket of the host, bound to an address.</summary>
internal sealed class HostSocket : IAsyncDisposable
{
    private const int Microseconds = 300_000;

    private readonly Socket _socket;

    private HostSocket(Socket socket) => _socket = socket;

    public string PortText => ((IPEndPoint)_socket.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>A unix socket; a name that begins with a zero character is abstract.</summary>
    public static HostSocket Unix(string name, SocketType type)
    {
        Socket socket = new(AddressFamily.Unix, type, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(name));
        if (type == SocketType.Stream)
            socket.Listen();
        return new HostSocket(socket);
    }

    /// <summary>A socket for datagrams at all addresses; at a port of the system's choice where the wanted one cannot be had.</summary>
    public static HostSocket Datagrams(int wanted = 0)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, wanted));
        }
        catch (SocketException) when (wanted != 0)
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        }

        return new HostSocket(socket);
    }

    /// <summary>Whether a datagram with a text in it has come, or comes in a moment.</summary>
    public bool Received(string text)
    {
        byte[] datagram = new byte[2048];
        while (_socket.Poll(Microseconds, SelectMode.SelectRead))
        {
            int length = _socket.Receive(datagram);
            if (Encoding.ASCII.GetString(datagram, 0, length).Contains(text, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
