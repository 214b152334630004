using System.Globalization;
using System.Net;

namespace AgentLoop;

/// <summary>
/// Where programs find the proxy. Every address of 127.0.0.0/8 leads to it, and each command is told another one, so that the address it comes to
/// says which command asks: that works with every client, where a password in the proxy's address would have to be asked for first. It is for the
/// books and no defence: what a command may reach does not depend on it.
/// </summary>
internal static class ProxyVariables
{
    public const int Port = 3128;

    private const int FirstByte = 127 << 24;
    private const int Commands = 0xFFFFFE;

    // 127.0.0.1 is left to the session's own programs.
    private const int First = 2;

    private static readonly string[] ProxyNames = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

    // What a program asks for on these is meant for its own loopback, unless the grant names it.
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "::1"];

    /// <summary>The variables for a command.</summary>
    public static IReadOnlyDictionary<string, string> For(int command, NetworkGrant grant)
    {
        IPAddress address = new(IPAddress.HostToNetworkOrder(FirstByte | HostPart(command)) & 0xFFFFFFFFL);
        string proxy = string.Create(CultureInfo.InvariantCulture, $"http://{address}:{Port}");
        Dictionary<string, string> all = ProxyNames.ToDictionary(name => name, _ => proxy, StringComparer.Ordinal);
        all["NO_PROXY"] = all["no_proxy"] = string.Join(',', OwnHosts.Except(grant.AllowedHosts, StringComparer.Ordinal));
        all["NODE_USE_ENV_PROXY"] = "1";
        return all;
    }

    /// <summary>The command that was told this address, in the order of their beginnings; another number where none was.</summary>
    public static int CommandAt(IPAddress address)
    {
        byte[] bytes = address.MapToIPv4().GetAddressBytes();
        return ((bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) - First + 1;
    }

    private static int HostPart(int command) => First + ((command - 1) % (Commands - First));
}
