namespace AgentLoop;

/// <summary>What a command took, time after time.</summary>
internal sealed class Measured
{
    private readonly List<double> seconds = [];

    public IReadOnlyList<double> Seconds => seconds;

    public long? PeakMemory { get; private set; }

    public double MedianSeconds => Median(seconds);

    public void Add(CommandResult result)
    {
        seconds.Add(result.Duration.TotalSeconds);
        PeakMemory = result.PeakMemory ?? PeakMemory;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
