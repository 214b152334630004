using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AgentLoop.ConformanceTests;

/// <summary>A TCP service of the host, at all its addresses.</summary>
internal sealed class HostListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly TcpListener? _listener6;

    public HostListener()
    {
        _listener.Start();
        if (Socket.OSSupportsIPv6)
            _listener6 = Start6(Port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string PortText => Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether anybody has connected.</summary>
    public bool WasReached => _listener.Pending() || _listener6?.Pending() == true;

    /// <summary>The addresses of this machine, the loopback's first, separated by blanks.</summary>
    public static string Addresses { get; } = string.Join(' ', new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }
        .Concat(NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address))
        .Select(address => address.ToString())
        .Distinct(StringComparer.Ordinal));

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _listener6?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TcpListener? Start6(int port)
    {
        TcpListener listener = new(IPAddress.IPv6Any, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
