namespace AgentLoop.Testing;

internal sealed class ManualTimer(ManualTimeProvider clock, Action callback) : ITimer
{
    private bool isDisposed;

    public DateTimeOffset DueAt { get; set; }

    public TimeSpan? Period { get; set; }

    public void Fire() => callback();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (isDisposed)
            return false;

        clock.Schedule(this, OrNever(dueTime), period > TimeSpan.Zero ? period : null);
        return true;
    }

    public void Dispose()
    {
        isDisposed = true;
        clock.Schedule(this, null, null);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static TimeSpan? OrNever(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : time;
}
