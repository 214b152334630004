namespace AgentLoop;

/// <summary>What of the network a session is granted.</summary>
/// <remarks>
/// Hosts are granted by name and port, and nothing is looked into that goes through a tunnel, as HTTPS does: whoever runs an allowed host gets what
/// is sent to it, and can pass it on. There is no name server inside; names are resolved by the proxy.
/// </remarks>
public sealed record NetworkGrant
{
    /// <summary>Nothing.</summary>
    public static NetworkGrant None { get; } = new();

    /// <summary>A loopback of its own.</summary>
    public static NetworkGrant Loopback { get; } = new() { Access = NetworkAccess.Loopback };

    /// <summary>How much.</summary>
    /// <value><see cref="NetworkAccess.None"/> unless said.</value>
    public NetworkAccess Access { get; init; }

    /// <summary>
    /// The hosts that may be reached: a name, <c>*.</c> and a name for all names below it, or an address. A name that stands for an address of this
    /// machine or a private network is refused; an address in this list is not, whichever it is. With <see cref="NetworkAccess.AllowList"/> an empty
    /// list is none, never all.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Hosts that may not be reached whatever the other list says, written the same way.</summary>
    public IReadOnlyList<string> DeniedHosts { get; init; } = [];

    /// <summary>The ports that may be reached there.</summary>
    /// <value>80 and 443 unless said.</value>
    public IReadOnlyList<int> Ports { get; init; } = [80, 443];

    /// <summary>Where the proxy looks names up and connects; the host's own network but in tests.</summary>
    internal INetworkOutside Outside { get; init; } = HostOutside.Instance;

    /// <summary>Named hosts through a proxy.</summary>
    public static NetworkGrant Hosts(params IReadOnlyList<string> names) => new() { Access = NetworkAccess.AllowList, AllowedHosts = names };

    /// <summary>The grant in a few words, such as <c>pypi.org, files.pythonhosted.org</c>.</summary>
    public override string ToString() => Access switch
    {
        NetworkAccess.None => "no network",
        NetworkAccess.Loopback => "a loopback of its own",
        _ when AllowedHosts.Count == 0 => "no host",
        _ => string.Join(", ", AllowedHosts)
            + (DeniedHosts.Count == 0 ? "" : $", but not {string.Join(", ", DeniedHosts)}")
            + (Ports is [80, 443] ? "" : $", at port {string.Join(", ", Ports)}"),
    };
}
