namespace AgentLoop;

/// <summary>Puts the time of a run on a line.</summary>
internal sealed class TimeAxis(TimeSpan whole)
{
    private const int MostTicks = 8;

    /// <summary>What is shorter than this part of the line is drawn as long, so that it is seen.</summary>
    private const double Least = 0.0025;

    /// <summary>Lengths between ticks that one can count in.</summary>
    private static readonly double[] Steps =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

    public IReadOnlyList<TimeSpan> Ticks { get; } = TicksOf(whole);

    public string Place(TimeSpan at) => PageFigures.Percent(Part(at));

    public string Length(TimeSpan time) => PageFigures.Percent(Math.Max(Part(time), Least));

    public static string Label(TimeSpan tick) => tick.TotalSeconds switch
    {
        0 => "0",
        < 1 => FormattableString.Invariant($"{tick.TotalMilliseconds:0} ms"),
        < 60 => FormattableString.Invariant($"{tick.TotalSeconds:0.#} s"),
        < 3600 => FormattableString.Invariant($"{tick.TotalMinutes:0.#} min"),
        < 172_800 => FormattableString.Invariant($"{(int)tick.TotalHours}:{tick.Minutes:00} h"),
        _ => FormattableString.Invariant($"{tick.TotalDays:0} d"),
    };

    /// <summary>Without the bars that would be drawn over one that looks the same.</summary>
    public IEnumerable<TimeBar> Visible(IEnumerable<TimeBar> bars)
    {
        Dictionary<string, double> drawn = new(StringComparer.Ordinal);
        foreach (TimeBar bar in bars)
        {
            double end = Part(bar.End ?? whole);
            if (drawn.TryGetValue(bar.Tone, out double last) && end < last + (Least / 2))
                continue;
            drawn[bar.Tone] = end;
            yield return bar;
        }
    }

    private double Part(TimeSpan time) => whole > TimeSpan.Zero ? time / whole : 0;

    private static List<TimeSpan> TicksOf(TimeSpan whole)
    {
        double step = Steps.FirstOrDefault(s => whole.TotalSeconds / s <= MostTicks, Math.Ceiling(whole.TotalDays / MostTicks) * 86_400);
        List<TimeSpan> ticks = [];
        for (int i = 0; i <= MostTicks && i * step < whole.TotalSeconds * 0.97; i++)
            ticks.Add(TimeSpan.FromSeconds(i * step));
        return ticks;
    }
}
