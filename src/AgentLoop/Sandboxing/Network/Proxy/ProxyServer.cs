using System.Net;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>The proxy of one session: accepts, and owns every connection until it has ended.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(50);

    private readonly Socket _listener;
    private readonly NetworkGate _gate;
    private readonly NetworkDecisionLog _log;
    private readonly ProxyTimes _times;
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _room = new(ProxyLimits.Connections);
    private readonly Task _serving;

    /// <summary>A proxy over a socket that listens, which it owns from now on, as it does the gate.</summary>
    public ProxyServer(Socket listener, NetworkGate gate, NetworkDecisionLog log, ProxyTimes times)
    {
        _times = times;
        _listener = listener;
        _gate = gate;
        _log = log;
        _serving = ServeAsync();
    }

    /// <summary>Ends every connection and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _serving.ConfigureAwait(false);
        _listener.Dispose();
        _gate.Dispose();
        _closing.Dispose();
        _room.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                await _room.WaitAsync(_closing.Token).ConfigureAwait(false);
                Socket client = await AcceptAsync().ConfigureAwait(false);
                open.RemoveAll(connection => connection.IsCompletedSuccessfully);
                open.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }

        await Task.WhenAll(open).ConfigureAwait(false);
    }

    /// <summary>A client that was gone before it was accepted, and a host that has no room for files, are no reason to end.</summary>
    private async ValueTask<Socket> AcceptAsync()
    {
        while (true)
        {
            try
            {
                return await _listener.AcceptAsync(_closing.Token).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                await Task.Delay(AfterFailure, _closing.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            int command = client.LocalEndPoint is IPEndPoint end ? ProxyVariables.CommandAt(end.Address) : 0;
            ProxyConnection connection = new(client, _gate, _times, decision => _log.TryAdd(command, decision));
            await using (connection.ConfigureAwait(false))
                await connection.ServeAsync(_closing.Token).ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }
}
