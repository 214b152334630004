using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop;

/// <summary>Finds out what the Landlock sandbox holds of a network grant, by asking for what is granted and for what is not.</summary>
internal static class LandlockNetworkProbe
{
    private static readonly Lazy<bool> Warm = new(WarmUp);

    /// <summary>What was found out about the private loopback and about named hosts, in a session over this workspace.</summary>
    public static async ValueTask<IReadOnlyDictionary<SandboxPromise, PromiseState>> MeasureAsync(string workspace)
    {
        _ = Warm.Value;
        using TcpListener granted = Listen();
        using TcpListener other = Listen();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [Port(granted)] };
        try
        {
            SandboxRequest request = new() { Workspace = workspace, Network = grant };
            SandboxSession session = await SessionOpening.OpenAsync(request, LandlockSandbox.Confine).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
                return Measure(((LandlockConfinement)session.Parts.Confinement).Thread, Port(granted), Port(other));
        }
        catch (AgentLoopException)
        {
            return States(PromiseState.Unavailable, PromiseState.Unavailable);
        }
    }

    /// <summary>What of the host is reached directly is reached past the proxy, and the loopback is not the session's own.</summary>
    private static Dictionary<SandboxPromise, PromiseState> Measure(ConfinedThread thread, int granted, int other)
    {
        bool reachesHost = Ask(thread, granted, "") is not null || Ask(thread, other, "") is not null;
        bool reachesProxy = Ask(thread, ProxyVariables.Port, "") is not null;
        bool asGranted = Status(thread, granted) is "200" && Status(thread, other) is "403";
        return States(StateOf(!reachesHost && reachesProxy), StateOf(!reachesHost && asGranted));
    }

    private static string? Status(ConfinedThread thread, int port)
    {
        string request = string.Create(CultureInfo.InvariantCulture, $"CONNECT 127.0.0.1:{port} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        return Ask(thread, ProxyVariables.Port, request)?.Split(' ').ElementAtOrDefault(1);
    }

    /// <summary>What the answer begins with; <see langword="null"/> where nobody is there.</summary>
    private static unsafe string? Ask(ConfinedThread thread, int port, string message)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(message);
        fixed (byte* start = bytes)
        {
            NetworkAttempt attempt = new()
            {
                Socket = SystemCall.Socket.Number,
                Connect = SystemCall.Connect.Number,
                Port = port,
                Message = start,
                MessageBytes = bytes.Length,
            };
            thread.Run(&NetworkAttempt.Make, &attempt);
            return attempt.Connected ? Encoding.ASCII.GetString(attempt.Answer, 16) : null;
        }
    }

    private static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static PromiseState StateOf(bool holds) => holds ? PromiseState.Enforced : PromiseState.NotEnforced;

    private static Dictionary<SandboxPromise, PromiseState> States(PromiseState loopback, PromiseState allowList) =>
        new() { [SandboxPromise.PrivateLoopback] = loopback, [SandboxPromise.NetworkAllowList] = allowList };

    private static unsafe bool WarmUp()
    {
        using ConfinedThread free = new();
        NetworkAttempt nowhere = NetworkAttempt.Nowhere;
        free.Run(&NetworkAttempt.Make, &nowhere);
        return !nowhere.Connected;
    }
}
