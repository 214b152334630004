using AgentLoop.Testing;

namespace AgentLoop.Tests.Testing;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        ManualTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)));
        long before = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 1, 30, 0, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(before));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_at_the_time_they_are_due()
    {
        ManualTimeProvider clock = new();
        DateTimeOffset start = clock.GetUtcNow();
        List<string> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add($"late {(clock.GetUtcNow() - start).TotalSeconds}"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(s => fired.Add($"{s} {(clock.GetUtcNow() - start).TotalSeconds}"), "often", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["often 1", "late 3", "often 3"], fired);
        Assert.Equal(TimeSpan.FromSeconds(4), clock.GetUtcNow() - start);
    }

    [Fact]
    public void A_timer_that_is_stopped_or_disposed_does_not_fire()
    {
        ManualTimeProvider clock = new();
        int fired = 0;
        ITimer disposed = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using ITimer stopped = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((0, 0), (fired, clock.WaitingTimers));
        Assert.False(disposed.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task Delays_and_timeouts_of_the_framework_work_with_it()
    {
        ManualTimeProvider clock = new();
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(2), clock);
        Task delay = Task.Delay(TimeSpan.FromSeconds(1), clock);

        clock.Advance(TimeSpan.FromSeconds(1));
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(timeout.IsCancellationRequested);
    }
}
