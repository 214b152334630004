using System.Globalization;

namespace AgentLoop;

/// <summary>
/// Watches the processor time of a session's commands and of what they left behind, and ends what uses too much. A process that never gets to its own
/// limit because it starts another one in time is caught by this.
/// </summary>
internal sealed class CpuAccounts : IAsyncDisposable
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly ControlGroup _session;
    private readonly TimeSpan _limit;
    private readonly TimeSpan _interval;
    private readonly List<CpuAccount> _open = [];
    private readonly Stack<ControlGroup> _idle = [];
    private readonly CancellationTokenSource _closing = new();
    private Task _watching = Task.CompletedTask;
    private bool _isWatching;
    private int _made;

    /// <summary>The group stays the caller's; those made in it go with it.</summary>
    public CpuAccounts(ControlGroup session, TimeSpan limit)
    {
        _session = session;
        _limit = limit;
        _interval = limit / 2 < LongestInterval ? limit / 2 : LongestInterval;
    }

    /// <exception cref="IOException">The kernel refused another group.</exception>
    public CpuAccount Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            ControlGroup group = _idle.TryPop(out ControlGroup? idle)
                ? idle
                : _session.Inner((++_made).ToString(CultureInfo.InvariantCulture));
            CpuAccount account = new(group);
            _open.Add(account);
            if (!_isWatching)
                _watching = WatchAsync();
            _isWatching = true;
            return account;
        }
    }

    public void Close(CpuAccount account)
    {
        lock (_gate)
        {
            account.IsClosed = true;
            Settle(account);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (ControlGroup group in _open.Select(account => account.Group).Concat(_idle))
            group.Dispose();
        _closing.Dispose();
    }

    private async Task WatchAsync()
    {
        do
            await Task.Delay(_interval, _closing.Token).ConfigureAwait(false);
        while (Look());
    }

    /// <summary>Under the lock, so that no group is taken for another command between the look and the end of what is in it.</summary>
    private bool Look()
    {
        lock (_gate)
        {
            foreach (CpuAccount account in _open.ToArray())
            {
                account.EndIfOver(_limit);
                Settle(account);
            }

            return _isWatching = _open.Count > 0;
        }
    }

    /// <summary>A group is another command's as soon as nobody is in it.</summary>
    private void Settle(CpuAccount account)
    {
        if (!account.IsClosed || !account.Group.IsEmpty)
            return;
        _open.Remove(account);
        _idle.Push(account.Group);
    }
}
