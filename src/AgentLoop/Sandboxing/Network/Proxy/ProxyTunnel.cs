using System.Net.Sockets;

namespace AgentLoop;

/// <summary>Carries what goes through a tunnel, both ways, without looking into it.</summary>
internal static class ProxyTunnel
{
    public static async Task RunAsync(ProxyInput input, Stream client, Stream host, ProxyIdle idle)
    {
        await client.WriteAsync(ProxyReply.Established, idle.Token).ConfigureAwait(false);
        ProxyInput answers = new(host, room: 1);
        await Task.WhenAll(CarryAsync(input, host, idle), CarryAsync(answers, client, idle)).ConfigureAwait(false);
    }

    /// <summary>One side may end and still be answered; when one fails, both are over.</summary>
    private static async Task CarryAsync(ProxyInput from, Stream to, ProxyIdle idle)
    {
        try
        {
            await ProxyPump.CarryAsync(from, to, idle).ConfigureAwait(false);
            if (to is NetworkStream stream)
                stream.Socket.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await idle.End().ConfigureAwait(false);
            throw;
        }
    }
}
