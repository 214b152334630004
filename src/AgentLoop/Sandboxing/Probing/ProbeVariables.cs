using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>What the attempts are told of the host.</summary>
internal static class ProbeVariables
{
    // unshare, fsopen, keyctl, io_uring_setup, syslog, ptrace
    private static readonly SystemCall[] Calls = [SystemCall.Unshare, new(430, 430), new(250, 219), new(425, 425), new(103, 116), new(101, 117)];

    public static Dictionary<string, string> Of(ProbePlace place, ProbeBait bait, ProbeVictim victim) => new(StringComparer.Ordinal)
    {
        ["OUTSIDE"] = place.Outside,
        ["BAIT"] = place.Secret,
        ["LEFT"] = place.LeftName,
        ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ["VICTIM"] = victim.ProcessId.ToString(CultureInfo.InvariantCulture),
        ["TCP"] = bait.Tcp.Port,
        ["UDP"] = bait.Udp.Port,
        ["SOCKET"] = bait.UnixPath.Exists && bait.UnixName.Exists ? Path.Combine(place.Outside, "socket") : "",
        ["ABSTRACT"] = place.LeftName,
        ["ADDRESS"] = AddressOfHost(),
        ["PID_SPACE"] = Space("pid"),
        ["NET_SPACE"] = Space("net"),
        ["IPC_SPACE"] = Space("ipc"),
        ["CALLS"] = string.Join(' ', Calls.Select(call => call.Number.ToString(CultureInfo.InvariantCulture))),
    };

    /// <summary>The kernel's name for a namespace of this process.</summary>
    private static string Space(string kind) => new FileInfo("/proc/self/ns/" + kind).LinkTarget ?? "none";

    /// <summary>An address by which the host is reached from elsewhere; empty where it has none.</summary>
    private static string AddressOfHost()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(network => network.OperationalStatus == OperationalStatus.Up)
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(address => address.Address)
                .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))?.ToString() ?? "";
        }
        catch (NetworkInformationException)
        {
            return "";
        }
    }
}
