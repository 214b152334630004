namespace AgentLoop;

/// <summary>How patient the loop is with a model's endpoint.</summary>
public sealed record EndpointOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How often a request is made before its failure is a failure, the first try included.</summary>
    /// <value>5 unless said; 1 to 100.</value>
    public int MaxTries { get; init => field = Require.Within(1, 100, value); } = 5;

    /// <summary>How long to wait before the second try; doubled before each further one. What is waited is between half of it and all of it, by chance.</summary>
    /// <value>1 second unless said; up to a day.</value>
    public TimeSpan FirstDelay { get; init => field = Within(TimeSpan.Zero, value, nameof(FirstDelay)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries, whatever the endpoint asks for.</summary>
    /// <value>2 minutes unless said; up to a day.</value>
    public TimeSpan MaxDelay { get; init => field = Within(TimeSpan.Zero, value, nameof(MaxDelay)); } = TimeSpan.FromMinutes(2);

    /// <summary>How long a streamed answer may pause, and how long it may take to begin, before the try is given up and made again.</summary>
    /// <value>5 minutes unless said, since some models think for that long without a word; up to a day.</value>
    public TimeSpan IdleTimeout { get; init => field = Within(TimeSpan.FromMilliseconds(1), value, nameof(IdleTimeout)); } = TimeSpan.FromMinutes(5);

    /// <summary>How long a call may take in all, its tries and the waits between them together. A wait that does not fit is not begun.</summary>
    /// <value>30 minutes unless said; up to a day.</value>
    public TimeSpan TotalTimeout { get; init => field = Within(TimeSpan.FromMilliseconds(1), value, nameof(TotalTimeout)); } = TimeSpan.FromMinutes(30);

    /// <summary>How often a streamed answer that is still coming is told as <see cref="ModelAnswering"/>.</summary>
    /// <value>Every 250 milliseconds unless said; zero for each piece as it comes, <see langword="null"/> for never.</value>
    public TimeSpan? UpdateInterval { get; init => field = value is { } interval ? Within(TimeSpan.Zero, interval, nameof(UpdateInterval)) : null; } = TimeSpan.FromMilliseconds(250);

    private static TimeSpan Within(TimeSpan least, TimeSpan value, string option)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, option);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, option);
        return value;
    }
}
