using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A network in which names stand for what a test says, and every address leads to one server.</summary>
internal sealed class FakeOutside : INetworkOutside
{
    public const string Public = "93.184.215.14";

    /// <summary>The addresses of a name, by how often it was asked for before.</summary>
    public Func<string, int, string[]> Names { get; set; } = (_, _) => [Public];

    /// <summary>The port of the server that all connections go to.</summary>
    public int Port { get; init; }

    /// <summary>How long a lookup takes.</summary>
    public TimeSpan Delay { get; init; }

    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<string> Connected { get; } = [];

    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay, cancellationToken);
        int before = Asked.Count(name => name == host);
        Asked.Enqueue(host);
        return [.. Names(host, before).Select(IPAddress.Parse)];
    }

    public ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Connected.Enqueue(address.ToString());
        return Port == 0
            ? throw new IOException("Nothing is there.")
            : HostOutside.Instance.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port), cancellationToken);
    }
}
