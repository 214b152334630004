using System.Net;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>The network as the host's own programs see it.</summary>
internal sealed class HostOutside : INetworkOutside
{
    public static HostOutside Instance { get; } = new();

    /// <summary>On a thread of its own: the system's lookup blocks, and slow name servers would hold up the pool of the framework.</summary>
    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) =>
        await BlockingThreads.RunAsync(() => Resolve(host)).WaitAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failed)
        {
            socket.Dispose();
            if (failed is SocketException)
                throw new IOException(failed.Message, failed);
            throw;
        }
    }

    private static IPAddress[] Resolve(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
