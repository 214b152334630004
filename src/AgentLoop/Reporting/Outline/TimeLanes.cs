namespace AgentLoop;

/// <summary>Puts bars into as few lanes as do without overlapping: each into the first lane that is free by then.</summary>
internal static class TimeLanes
{
    /// <summary>More than these did not run at the same time; what is beyond them shares the last.</summary>
    private const int Most = 64;

    public static List<List<TimeBar>> Of(IEnumerable<TimeBar> bars, TimeSpan now)
    {
        List<List<TimeBar>> lanes = [];
        foreach (TimeBar bar in bars.OrderBy(b => b.Start))
        {
            List<TimeBar>? free = lanes.Find(lane => (lane[^1].End ?? now) <= bar.Start);
            if (free is null && lanes.Count < Most)
                lanes.Add(free = []);
            (free ?? lanes[^1]).Add(bar);
        }

        return lanes;
    }
}
