namespace AgentLoop;

/// <summary>A clock whose readings are recorded, and the same whenever the run is performed again.</summary>
internal sealed class JournaledClock(string scope, ClockReadings readings, TimeProvider inner) : TimeProvider
{
    /// <summary>One tick is 100 ns, so that elapsed time is derived from recorded readings too.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() => readings.Read(scope, inner);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
