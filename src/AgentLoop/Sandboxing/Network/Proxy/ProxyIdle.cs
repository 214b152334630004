namespace AgentLoop;

/// <summary>Ends a connection over which nothing has gone for a while.</summary>
internal sealed class ProxyIdle : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _most;

    public ProxyIdle(TimeSpan most, CancellationToken closing)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(closing);
        _most = most;
        Touch();
    }

    /// <summary>Cancelled when it has been idle for too long, with the proxy, or by <see cref="End"/>.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Says that something went over the connection.</summary>
    public void Touch() => _source.CancelAfter(_most);

    public Task End() => _source.CancelAsync();

    public void Dispose() => _source.Dispose();
}
