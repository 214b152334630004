using AgentLoop.Testing;

namespace AgentLoop.Tests.Chat.Endpoints;

public sealed class RetryScheduleTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Waits_double_up_to_the_limit_with_chance_in_the_upper_half()
    {
        RetrySchedule schedule = Schedule(new EndpointOptions { FirstDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(60), MaxTries = 100 });
        for (int number = 1; number < 100; number++)
        {
            double most = Math.Min(60, 2 * Math.Pow(2, number - 1));
            Assert.InRange(schedule.After(number, Failure(ModelOutcome.Dropped))!.Value.TotalSeconds, most / 2, most);
        }
    }

    [Fact]
    public void The_same_seed_waits_the_same_and_another_does_not()
    {
        EndpointOptions options = new();
        Assert.Equal(Schedule(options).After(3, Failure(ModelOutcome.Unavailable)), Schedule(options).After(3, Failure(ModelOutcome.Unavailable)));
        Assert.NotEqual(Schedule(options).After(3, Failure(ModelOutcome.Unavailable)), Schedule(options, "other").After(3, Failure(ModelOutcome.Unavailable)));
    }

    [Fact]
    public void The_endpoint_is_never_asked_before_the_time_it_says_unless_that_is_beyond_the_limit()
    {
        RetrySchedule schedule = Schedule(new EndpointOptions { MaxDelay = TimeSpan.FromSeconds(30) });
        Assert.InRange(schedule.After(1, Failure(ModelOutcome.RateLimited, "20"))!.Value.TotalSeconds, 20, 22);
        Assert.Equal(30, schedule.After(1, Failure(ModelOutcome.RateLimited, "86400"))!.Value.TotalSeconds);
        Assert.Equal(30, schedule.After(1, Failure(ModelOutcome.RateLimited, new string('9', 400)))!.Value.TotalSeconds);
    }

    [Fact]
    public void Only_what_passes_is_asked_again_and_only_so_often()
    {
        RetrySchedule schedule = Schedule(new EndpointOptions { MaxTries = 3 });
        ModelOutcome[] passing = [.. Enum.GetValues<ModelOutcome>().Where(outcome => schedule.After(2, Failure(outcome)) is not null)];

        Assert.Equal([ModelOutcome.RateLimited, ModelOutcome.Unavailable, ModelOutcome.Unreachable, ModelOutcome.Dropped, ModelOutcome.TimedOut], passing);
        Assert.Null(schedule.After(3, Failure(ModelOutcome.Dropped)));
    }

    [Fact]
    public void Options_out_of_their_range_are_refused_where_they_are_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndpointOptions { MaxTries = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndpointOptions { IdleTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndpointOptions { TotalTimeout = TimeSpan.FromDays(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndpointOptions { MaxDelay = TimeSpan.FromSeconds(-1) });
    }

    private static EndpointFailure Failure(ModelOutcome outcome, string? retryAfter = null) => new() { Outcome = outcome, Reason = "", RetryAfter = retryAfter };

    private RetrySchedule Schedule(EndpointOptions options, string name = "a") => new(options, clock, ScopeRandom.Create(0, name));
}
