using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>
/// Which addresses a name may stand for: those of the public internet. All others lead to this machine, to its neighbours, or to the services that
/// a cloud gives its machines, and whoever owns a name can let it stand for any of them.
/// </summary>
/// <remarks>The IANA registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and its successors).</remarks>
internal static class NetworkAddressRules
{
    private static readonly IPNetwork[] Refused4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "168.63.129.16/32", // public by its number, but each machine of Azure finds its host there
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    // protocol assignments with Teredo, documentation, documentation
    private static readonly IPNetwork[] Refused6 =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20")];

    // In these, an IPv4 address stands at the byte.
    private static readonly (IPNetwork Network, int At)[] Wrapping =
        [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    /// <summary>Whether a name may stand for this address.</summary>
    public static bool IsPublic(IPAddress address) => IsGlobal(address) && !IsOfThisMachine(address);

    /// <summary>Whether the address is one of the public internet, by its number alone.</summary>
    internal static bool IsGlobal(IPAddress address)
    {
        // Not by its network: IPNetwork says of ::ffff:10.0.0.1 that it is in 2000::/3 and not in ::ffff:0:0/96.
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Refused4.Any(network => network.Contains(address));
        foreach ((IPNetwork network, int at) in Wrapping)
        {
            if (network.Contains(address))
                return IsGlobal(new IPAddress(address.GetAddressBytes().AsSpan(at, 4)));
        }

        return Public6.Contains(address) && !Refused6.Any(network => network.Contains(address));
    }

    /// <summary>What listens on a public address of the host is meant for others no more than what listens on its loopback.</summary>
    private static bool IsOfThisMachine(IPAddress address)
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                .Any(own => own.Address.Equals(address));
        }
        catch (NetworkInformationException)
        {
            // What cannot be looked at may be ours.
            return true;
        }
    }
}
