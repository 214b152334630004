namespace AgentLoop;

/// <summary>What a <see cref="ChangeSizeEvaluator"/> thinks of as much.</summary>
public sealed record ChangeSizeOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    /// <value><c>Change size</c> unless said.</value>
    public string Name { get; init; } = "Change size";

    /// <summary>A change of so many added and removed lines gets half of the score that one of none would.</summary>
    /// <value>200 unless said.</value>
    public int HalfScoreLines { get; init; } = 200;

    /// <summary>How much of the score each warning takes.</summary>
    /// <value>0.05 unless said; from 0 to 1.</value>
    public double WarningCost { get; init; } = 0.05;

    internal static void Validate(ChangeSizeOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set ChangeSizeOptions.Name.", nameof(options));
        if (options.HalfScoreLines <= 0 || options.WarningCost is not (>= 0 and <= 1))
            throw new ArgumentException("ChangeSizeOptions.HalfScoreLines is more than zero, and WarningCost is from 0 to 1.", nameof(options));
    }
}
