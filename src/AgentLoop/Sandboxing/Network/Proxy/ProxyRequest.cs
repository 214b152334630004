using System.Text;

namespace AgentLoop;

/// <summary>The head of a request, understood in the one way in which it is passed on.</summary>
internal sealed record ProxyRequest
{
    public const string Tunnel = "CONNECT";

    public required string Method { get; init; }

    public required ProxyTarget Target { get; init; }

    /// <summary>What is asked of the host, from its first slash on; empty for a tunnel.</summary>
    public string Path { get; init; } = "";

    /// <summary>The version of HTTP, in which the host is asked too: an older client would not understand what a newer one is answered.</summary>
    public required string Version { get; init; }

    public required ProxyHead Head { get; init; }

    public ProxyLength Body { get; init; }

    public bool IsTunnel => string.Equals(Method, Tunnel, StringComparison.Ordinal);

    /// <summary>Whether the answer has a body, where it says so.</summary>
    public bool IsAnsweredWithBody => !string.Equals(Method, "HEAD", StringComparison.Ordinal);

    /// <summary>Whether the header that names the host names the one that is asked for: servers that serve many hosts go by it.</summary>
    public bool HostAgrees => Head.Values("Host").All(said => ProxyTarget.Parse(said, ProxyTarget.HttpPort) == Target);

    /// <summary>The head as the host gets it: one request, for it, on a connection that ends with the answer.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(
        $"{Method} {Path} {Version}\r\nHost: {Target.Authority}\r\n{ProxyHeaders.PassedOn(Head, except: "Host")}Connection: close\r\n\r\n");
}
