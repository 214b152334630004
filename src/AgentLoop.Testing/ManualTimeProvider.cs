namespace AgentLoop.Testing;

/// <summary>A clock that stands still until it is moved by hand; timers fire as it passes them, in the order they are due.</summary>
/// <remarks>Safe for concurrent use. Callbacks run on the thread that moves the clock, before <see cref="Advance"/> returns.</remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private static readonly DateTimeOffset DefaultStart = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock guard = new();
    private readonly List<ManualTimer> timers = [];
    private readonly DateTimeOffset start;
    private DateTimeOffset now;

    /// <summary>Starts the clock at a time.</summary>
    /// <param name="start">The time; the beginning of the year 2000 in UTC unless said.</param>
    public ManualTimeProvider(DateTimeOffset? start = null) => now = this.start = (start ?? DefaultStart).ToUniversalTime();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers wait to fire.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (guard)
                return timers.Count;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (guard)
            return now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - start).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on. A timer sees the time it was due at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative: clocks do not go back.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        DateTimeOffset until = GetUtcNow() + time;
        while (TakeNext(until) is { } timer)
            timer.Fire();
    }

    internal void Schedule(ManualTimer timer, TimeSpan? dueTime, TimeSpan? period)
    {
        lock (guard)
        {
            timers.Remove(timer);
            if (dueTime is not { } due)
                return;

            timer.DueAt = now + due;
            timer.Period = period;
            timers.Add(timer);
        }
    }

    /// <summary>The next timer that is due until then, the clock moved to its time; or none, the clock moved all the way.</summary>
    private ManualTimer? TakeNext(DateTimeOffset until)
    {
        lock (guard)
        {
            ManualTimer? next = timers.Where(t => t.DueAt <= until).MinBy(t => t.DueAt);
            DateTimeOffset reached = next?.DueAt ?? until;
            now = reached > now ? reached : now;
            if (next?.Period is { } period)
                next.DueAt += period;
            else if (next is not null)
                timers.Remove(next);
            return next;
        }
    }
}
