namespace AgentLoop;

/// <summary>What a <see cref="SarifEvaluator"/> runs and reads.</summary>
public sealed record SarifEvaluatorOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The command that makes the report. Its exit code does not count, for tools differ in it; a command that does not run to its own end is an error.
    /// <see langword="null"/> where the report is there already, from an evaluator that was asked before.
    /// </summary>
    public SandboxCommand? Command { get; init; }

    /// <summary>Where the report is, relative to the workspace; <see langword="null"/> where the command writes it to its standard output.</summary>
    public string? Report { get; init; }

    /// <summary>A new finding of this severity, or of a greater one, fails a candidate.</summary>
    /// <value><see cref="FindingSeverity.Error"/> unless said.</value>
    public FindingSeverity FailAt { get; init; } = FindingSeverity.Error;

    /// <summary>A report that is longer is not read, which is an error.</summary>
    /// <value>256 MiB unless said; in bytes.</value>
    public long MaxReportBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many results are read; a report with more is an error.</summary>
    /// <value>20 000 unless said.</value>
    public int MaxResults { get; init; } = 20_000;

    internal static void Validate(SarifEvaluatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set SarifEvaluatorOptions.Name.", nameof(options));
        if (options.Command is null && options.Report is null)
            throw new ArgumentException($"The evaluator \"{options.Name}\" has nothing to read; set SarifEvaluatorOptions.Command, Report, or both.",
                nameof(options));
        if (options.Report is { } report && (report.Length == 0 || Path.IsPathRooted(report) || report.Split('/', '\\').Contains("..")))
            throw new ArgumentException($"The report \"{report}\" of the evaluator \"{options.Name}\" is not below the workspace; give a relative path without \"..\".", nameof(options));
        if (options.MaxReportBytes <= 0 || options.MaxResults <= 0)
            throw new ArgumentException($"The limits of the evaluator \"{options.Name}\" are more than zero.", nameof(options));
    }
}
