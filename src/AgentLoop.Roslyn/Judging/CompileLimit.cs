namespace AgentLoop.Roslyn;

/// <summary>
/// Bounds how long the compiler works. It looks for cancellation here and there only, so that its thread is left behind where it does not end; after a
/// few of those it is asked nothing more.
/// </summary>
internal sealed class CompileLimit
{
    private const int MaxLeftBehind = 3;

    private int leftBehind;

    /// <summary>Why nothing more is compiled, to stand after "because"; <see langword="null"/> while it is.</summary>
    public string? Problem => Volatile.Read(ref leftBehind) >= MaxLeftBehind ? "the compiler did not end its work on several candidates" : null;

    /// <summary>Does the work, or gives nothing when the time is over.</summary>
    public async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan time, CancellationToken cancellationToken)
        where T : class
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        Task<T> running = Task.Run(() => work(limit.Token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await LeaveAsync(running).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Gives it a moment to notice.</summary>
    private async Task LeaveAsync(Task running)
    {
        Task first = await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None)).ConfigureAwait(false);
        if (first == running)
            return;
        Interlocked.Increment(ref leftBehind);
        _ = running.ContinueWith(
            ended =>
            {
                _ = ended.Exception; // seen, whatever it is
                Interlocked.Decrement(ref leftBehind);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
