namespace AgentLoop;

/// <summary>Judges whether the lines that a candidate adds are laid out as the repository's formatters would lay them out.</summary>
/// <remarks>
/// A formatter is asked where the repository configures it and the sandbox has it: <c>dotnet format whitespace</c> (an <c>.editorconfig</c>), <c>ruff
/// format</c>, <c>black</c>, <c>gofmt</c> (a <c>go.mod</c>), <c>rustfmt</c> (a <c>Cargo.toml</c>), <c>prettier</c> and <c>eslint</c> from
/// <c>node_modules</c>. Only changed files are looked at, and what was laid out badly before is not held against the candidate. Where a formatter is
/// configured but not there, it is inconclusive; where there is nothing to format, it passes. Nothing is written to the workspace.
/// </remarks>
public sealed class FormatEvaluator : IEvaluator
{
    private const int LongestFile = 2 * 1024 * 1024;

    private readonly FormatEvaluatorOptions options;

    /// <summary>Judges as these options say.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public FormatEvaluator(FormatEvaluatorOptions? options = null)
    {
        this.options = options ?? new FormatEvaluatorOptions();
        FormatEvaluatorOptions.Validate(this.options);
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new() { Name = options.Name, Effort = EvaluationEffort.Builds, JudgesChangesAlone = true };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Candidate is not { } candidate)
            return Describe(Verdict.Pass, "Nothing is changed yet.", []);

        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, candidate.Changes, LongestFile, cancellationToken).ConfigureAwait(false);
        FileEdit[] changed = [.. edits.Where(edit => edit is { IsDeleted: false, IsOpaque: false } && edit.Before != edit.After)];
        IReadOnlyList<FormatTool> wanted = await new FormatPlan(options).WantedAsync(request.Workspace, changed, cancellationToken).ConfigureAwait(false);
        if (wanted.Count == 0)
            return Describe(Verdict.Pass, "No formatter is configured for what is changed.", []);
        if (changed.Length > options.MaxFiles)
            return Describe(Verdict.Inconclusive, $"{changed.Length} files are changed, more than are looked at.", []);

        IReadOnlySet<string> present = await FormatPlan.PresentAsync(request.Sandbox, wanted, cancellationToken).ConfigureAwait(false);
        string edition = await FormatPlan.EditionAsync(request.Workspace, cancellationToken).ConfigureAwait(false);
        FormatCheck[] checks = [.. wanted.Where(tool => present.Contains(tool.Program)).Select(tool => new FormatCheck(request.Sandbox, tool, edition, options.Timeout))];
        string[] missing = [.. wanted.Where(tool => !present.Contains(tool.Program)).Select(tool => $"{tool.Name} is configured, and is not in the sandbox.")];
        return await AskAsync(checks, missing, changed, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Evaluation> AskAsync(FormatCheck[] checks, string[] missing, FileEdit[] changed, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        List<string> problems = [.. missing];
        foreach (FormatCheck check in checks)
        {
            foreach (FileEdit edit in changed.Where(edit => check.Tool.Formats(edit.NewPath!)))
            {
                (IReadOnlyList<Finding> found, string? problem) = await check.AskAsync(edit, cancellationToken).ConfigureAwait(false);
                findings.AddRange(found);
                if (problem is not null)
                    problems.Add(problem);
            }
        }

        if (findings.Count > 0)
        {
            string tools = string.Join(", ", findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal));
            return Describe(Verdict.Fail, $"{AnalysisFindings.Count(findings.Count, "place is", "places are")} not laid out as {tools} would.", findings);
        }

        return problems.Count > 0 ? Describe(Verdict.Inconclusive, problems[0], []) : Describe(Verdict.Pass, "What is changed is laid out well.", []);
    }

    private Evaluation Describe(Verdict verdict, string reason, IReadOnlyList<Finding> findings) => new()
    {
        Evaluator = options.Name,
        Verdict = verdict,
        Score = verdict == Verdict.Pass ? 1 : 0,
        Reason = reason,
        Findings = [.. findings.Take(200)],
        Feedback = AnalysisFindings.Feedback("Lay these out as the repository's formatter does:", findings),
    };
}
