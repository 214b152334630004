namespace AgentLoop;

/// <summary>
/// The time that a run was active, read off its events in order. It never goes back: where the clock did, it stands still, and what lay between an
/// interruption and being taken up is not in it.
/// </summary>
internal sealed class RunTime
{
    /// <summary>Far beyond any run, so that no sum of hostile times overflows.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365_000);

    private DateTimeOffset? previous;

    public TimeSpan Now { get; private set; }

    /// <summary>How often the clock went back.</summary>
    public int WentBack { get; private set; }

    public TimeSpan Read(RunEvent e)
    {
        TimeSpan passed = e.At - (previous ?? e.At);
        TimeSpan paused = e switch
        {
            RunResumed resumed => resumed.Paused,
            RunForked forked => forked.Paused,
            _ => TimeSpan.Zero,
        };
        previous = e.At;
        if (passed < TimeSpan.Zero)
            WentBack++;
        else if (paused < passed)
            Now += passed - Max(paused, TimeSpan.Zero);
        Now = Now < Longest ? Now : Longest;
        return Now;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
