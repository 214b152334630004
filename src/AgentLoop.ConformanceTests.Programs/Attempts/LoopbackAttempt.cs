using System.Net;
using System.Net.Sockets;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>With a loopback that works, connects to a port of the host's.</summary>
internal static class LoopbackAttempt
{
    /// <param name="arguments">The port, and the addresses.</param>
    public static AttemptResult Connect(string[] arguments) => OwnLoopbackWorks() ? TcpAttempt.Connect(arguments) : AttemptResult.NotTried;

    private static bool OwnLoopbackWorks()
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            using TcpClient client = new();
            client.Connect((IPEndPoint)listener.LocalEndpoint);
            using Socket accepted = listener.AcceptSocket();
            return accepted.Send("x"u8) == 1 && client.GetStream().ReadByte() == 'x';
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
