using System.Net;

namespace AgentLoop;

/// <summary>The network that the host is on: where granted names are looked up and connections go.</summary>
internal interface INetworkOutside
{
    /// <summary>All addresses of a name; none where it has none.</summary>
    ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>A connection to this address and no other, which belongs to the caller.</summary>
    /// <exception cref="IOException">There is none to be had.</exception>
    ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken);
}
