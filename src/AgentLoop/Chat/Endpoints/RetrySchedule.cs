namespace AgentLoop;

/// <summary>How long to wait before a request is made again: what the endpoint asks for, or twice as long each time, with some chance in it.</summary>
/// <remarks>Chance keeps branches that were turned away together from coming back together.</remarks>
internal sealed class RetrySchedule(EndpointOptions options, TimeProvider clock, Random random)
{
    private const double MostAfterHeader = 0.1;
    private const double LeastOfBackoff = 0.5;

    /// <summary>The wait after a try that failed; <see langword="null"/> where there is no other.</summary>
    /// <param name="number">Which try that was, from 1.</param>
    /// <param name="failure">Why it failed.</param>
    public TimeSpan? After(int number, EndpointFailure failure)
    {
        if (!failure.IsPassing || number >= options.MaxTries)
            return null;
        return RetryAfterHeader.Read(failure.RetryAfter, clock.GetUtcNow()) is { } asked
            ? Capped(Capped(asked) * (1 + (random.NextDouble() * MostAfterHeader)))
            : Backoff(number) * (LeastOfBackoff + (random.NextDouble() * (1 - LeastOfBackoff)));
    }

    private TimeSpan Backoff(int number)
    {
        double ticks = options.FirstDelay.Ticks * Math.Pow(2, number - 1);
        return ticks < options.MaxDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : options.MaxDelay;
    }

    private TimeSpan Capped(TimeSpan wait) => wait < options.MaxDelay ? wait : options.MaxDelay;
}
