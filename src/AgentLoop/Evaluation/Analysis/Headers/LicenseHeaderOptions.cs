namespace AgentLoop;

/// <summary>What a <see cref="LicenseHeaderEvaluator"/> wants at the top of new files.</summary>
public sealed record LicenseHeaderOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    /// <value><c>Licence headers</c> unless said.</value>
    public string Name { get; init; } = "Licence headers";

    /// <summary>How many of the files that are looked at must have the same header for it to be wanted.</summary>
    /// <value>0.6 unless said; more than 0, at most 1.</value>
    public double Share { get; init; } = 0.6;

    internal static void Validate(LicenseHeaderOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set LicenseHeaderOptions.Name.", nameof(options));
        if (options.Share is not (> 0 and <= 1))
            throw new ArgumentException("LicenseHeaderOptions.Share is more than 0 and at most 1.", nameof(options));
    }
}
