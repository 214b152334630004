namespace AgentLoop;

/// <summary>What a <see cref="FormatEvaluator"/> asks.</summary>
public sealed record FormatEvaluatorOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    /// <value><c>Format</c> unless said.</value>
    public string Name { get; init; } = "Format";

    /// <summary>
    /// The tools that are asked, whether or not the repository configures them: <c>dotnet format</c>, <c>ruff</c>, <c>black</c>, <c>gofmt</c>,
    /// <c>rustfmt</c>, <c>prettier</c>, <c>eslint</c>. <see langword="null"/> for those that it configures.
    /// </summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>How long a tool may take over one file.</summary>
    /// <value>Two minutes unless said.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many changed files are looked at; a change of more is inconclusive.</summary>
    /// <value>200 unless said.</value>
    public int MaxFiles { get; init; } = 200;

    internal static void Validate(FormatEvaluatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set FormatEvaluatorOptions.Name.", nameof(options));
        if (options.Timeout <= TimeSpan.Zero || options.MaxFiles <= 0)
            throw new ArgumentException("FormatEvaluatorOptions.Timeout and MaxFiles are more than zero.", nameof(options));
        foreach (string tool in options.Tools ?? [])
        {
            if (!FormatTools.All.Any(known => known.Name == tool))
                throw new ArgumentException($"\"{tool}\" is no formatter that is known: {string.Join(", ", FormatTools.All.Select(known => known.Name))}.",
                    nameof(options));
        }
    }
}
