using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Connects to a port at any of several addresses.</summary>
internal static class TcpAttempt
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <param name="arguments">The port, and the addresses.</param>
    public static AttemptResult Connect(string[] arguments)
    {
        int port = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        Task<bool>[] attempts = [.. arguments[1..].Select(address => Task.Run(() => Reaches(IPAddress.Parse(address), port)))];
        Task.WaitAll(attempts);
        return Kernel.Judge(Array.Exists(attempts, attempt => attempt.Result));
    }

    private static bool Reaches(IPAddress address, int port)
    {
        try
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            return socket.ConnectAsync(address, port).Wait(Patience);
        }
        catch (Exception refused) when (refused is SocketException or AggregateException)
        {
            return false;
        }
    }
}
