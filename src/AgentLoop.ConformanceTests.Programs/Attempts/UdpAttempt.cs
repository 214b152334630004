using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Sends a datagram to a port at each of several addresses.</summary>
internal static class UdpAttempt
{
    /// <param name="arguments">The port, what to send, and the addresses.</param>
    public static AttemptResult Send(string[] arguments)
    {
        int port = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        byte[] content = Encoding.UTF8.GetBytes(arguments[1]);
        return Kernel.JudgeAll(arguments[2..].Select(address => Sends(IPAddress.Parse(address), port, content)));
    }

    internal static bool Sends(IPAddress address, int port, byte[] content)
    {
        try
        {
            using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            return socket.SendTo(content, new IPEndPoint(address, port)) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
