using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>A socket of the host that waits to be reached. Where the host itself may have none, there is nothing to wait.</summary>
internal sealed class ProbeListener : IDisposable
{
    private readonly Socket? _socket;

    private ProbeListener(Socket? socket) => _socket = socket;

    /// <summary>Whether a connection or a packet has arrived.</summary>
    public bool WasReached => _socket?.Poll(0, SelectMode.SelectRead) == true;

    /// <summary>Its port; empty where there is none.</summary>
    public string Port => (_socket?.LocalEndPoint as IPEndPoint)?.Port.ToString(CultureInfo.InvariantCulture) ?? "";

    public bool Exists => _socket is not null;

    public static ProbeListener Tcp() => Open(SocketType.Stream, new IPEndPoint(IPAddress.Loopback, 0));

    public static ProbeListener Udp() => Open(SocketType.Dgram, new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>On a path, or, where the name begins with a zero, on a name that is no file.</summary>
    public static ProbeListener Unix(string name) => Open(SocketType.Stream, new UnixDomainSocketEndPoint(name));

    public void Dispose() => _socket?.Dispose();

    private static ProbeListener Open(SocketType type, EndPoint where)
    {
        Socket? socket = null;
        try
        {
            socket = new(where.AddressFamily, type, ProtocolType.Unspecified);
            socket.Bind(where);
            if (type == SocketType.Stream)
                socket.Listen();
            return new ProbeListener(socket);
        }
        catch (SocketException)
        {
            socket?.Dispose();
            return new ProbeListener(null);
        }
    }
}
