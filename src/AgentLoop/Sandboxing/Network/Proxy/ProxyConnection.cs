using System.Net;
using System.Net.Sockets;

namespace AgentLoop;

/// <summary>A connection of a client: one request or one tunnel, and its end, so that nothing passes that was not decided about.</summary>
internal sealed class ProxyConnection : IAsyncDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly NetworkStream _client;
    private readonly ProxyInput _input;
    private readonly NetworkGate _gate;
    private readonly ProxyTimes _times;
    private readonly Func<NetworkDecision, bool> _record;

    /// <summary>Owns the socket.</summary>
    /// <param name="client">The client.</param>
    /// <param name="gate">Decides.</param>
    /// <param name="times">How long it waits.</param>
    /// <param name="record">Writes a decision down; whether there was room for it.</param>
    public ProxyConnection(Socket client, NetworkGate gate, ProxyTimes times, Func<NetworkDecision, bool> record)
    {
        client.NoDelay = true;
        _client = new NetworkStream(client, ownsSocket: true);
        _input = new ProxyInput(_client, ProxyLimits.RequestHeadBytes);
        _gate = gate;
        _times = times;
        _record = record;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    /// <summary>Serves it to its end. What a client or a host does wrong ends it and is nobody's fault here.</summary>
    public async Task ServeAsync(CancellationToken closing)
    {
        try
        {
            if (await ReadRequestAsync(closing).ConfigureAwait(false) is { } request)
                await ServeAsync(request, closing).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
        {
            // One of the two hung up, was idle for too long, or the session ended.
        }
    }

    private async ValueTask<ProxyRequest?> ReadRequestAsync(CancellationToken closing)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(closing);
        late.CancelAfter(_times.Head);
        try
        {
            byte[]? head = await _input.ReadThroughAsync(HeadEnd, ProxyLimits.RequestHeadBytes, late.Token).ConfigureAwait(false);
            string problem = "The head of the request is cut off or too long.";
            if (head is not null && ProxyRequestParser.Parse(head, out problem) is { } request)
                return request;
            if (!_input.IsUnused)
                await RefuseAsync(head is null ? ProxyReply.TooLarge : ProxyReply.BadRequest, problem, closing).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!closing.IsCancellationRequested)
        {
            await RefuseAsync(ProxyReply.TimedOut, "The head of the request took too long.", closing).ConfigureAwait(false);
        }

        return null;
    }

    private async Task ServeAsync(ProxyRequest request, CancellationToken closing)
    {
        NetworkRuling ruling = await RuleAsync(request, closing).ConfigureAwait(false);
        string host = $"\"{request.Target.Host}\"";
        if (!_record(ruling.Decision))
            await RefuseAsync(ProxyReply.Forbidden, $"{host} is refused. There were more requests than can be written down.", closing).ConfigureAwait(false);
        else if (!ruling.Decision.Allowed)
            await RefuseAsync(ProxyReply.Forbidden, $"{host} is refused. {ruling.Decision.Reason}", closing).ConfigureAwait(false);
        else if (await ConnectAsync(ruling, closing).ConfigureAwait(false) is { } stream)
            await CarryAsync(request, stream, closing).ConfigureAwait(false);
        else
            await RefuseAsync(ProxyReply.BadGateway, $"{host} could not be reached.", closing).ConfigureAwait(false);
    }

    private async ValueTask<NetworkRuling> RuleAsync(ProxyRequest request, CancellationToken closing)
    {
        if (!request.IsTunnel && !request.HostAgrees)
            return NetworkGate.Refuse(request.Target, "The Host header of the request names another host.");
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(closing);
        late.CancelAfter(_times.Connect);
        try
        {
            return await _gate.RuleAsync(request.Target, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!closing.IsCancellationRequested)
        {
            return NetworkGate.Refuse(request.Target, "Its name could not be resolved in time.");
        }
    }

    private ValueTask<Stream?> ConnectAsync(NetworkRuling ruling, CancellationToken closing) =>
        ProxyRoute.ConnectAsync(_gate.Outside, ruling.Addresses, _times.Connect, closing);

    private async Task CarryAsync(ProxyRequest request, Stream host, CancellationToken closing)
    {
        using ProxyIdle idle = new(_times.Idle, closing);
        await using (host.ConfigureAwait(false))
        {
            if (request.IsTunnel)
                await ProxyTunnel.RunAsync(_input, _client, host, idle).ConfigureAwait(false);
            else if (!await ProxyExchange.RunAsync(request, _input, _client, host, idle).ConfigureAwait(false))
                await RefuseAsync(ProxyReply.BadGateway, $"\"{request.Target.Host}\" did not answer in HTTP.", closing).ConfigureAwait(false);
        }
    }

    /// <summary>Says why and hangs up. What the client is still sending is read for a moment, or it would never see the answer.</summary>
    private async Task RefuseAsync(string status, string reason, CancellationToken closing)
    {
        using ProxyIdle farewell = new(_times.Farewell, closing);
        await _client.WriteAsync(ProxyReply.Refusal(status, reason), farewell.Token).ConfigureAwait(false);
        _client.Socket.Shutdown(SocketShutdown.Send);
        await ProxyPump.CarryAsync(_input, Stream.Null, ProxyLimits.RequestHeadBytes, farewell).ConfigureAwait(false);
    }
}
