namespace AgentLoop;

/// <summary>Scores a candidate by how much it changes and how cleanly: of two that do the same, the smaller and tidier is the better.</summary>
/// <remarks>
/// It is a score rather than a gate: only marks of an unresolved conflict fail. Found are line ends and indentation other than the file's own, blanks at
/// the ends of lines, files that tools make, binary files, prints for debugging, notes to oneself, and code in comments; in added lines only.
/// </remarks>
public sealed class ChangeSizeEvaluator : IEvaluator
{
    private const int LongestFile = 4 * 1024 * 1024;
    private const int MostFindings = 100;

    private readonly ChangeSizeOptions options;

    /// <summary>Scores as these options say.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public ChangeSizeEvaluator(ChangeSizeOptions? options = null)
    {
        this.options = options ?? new ChangeSizeOptions();
        ChangeSizeOptions.Validate(this.options);
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new() { Name = options.Name, Effort = EvaluationEffort.Reads, Timeout = TimeSpan.FromMinutes(5), JudgesChangesAlone = true };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChangeSet changes = request.Candidate?.Changes ?? ChangeSet.Empty;
        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, changes, LongestFile, cancellationToken).ConfigureAwait(false);
        (int added, int removed) = (0, 0);
        List<Finding> findings = [];
        foreach (FileEdit edit in edits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LineDiff diff = AddedLines.Compare(edit.Before, edit.After);
            (added, removed) = (added + diff.Added.Count(line => line), removed + diff.Removed.Count(line => line));
            if (!edit.IsDeleted)
                findings.AddRange(ChangeStyle.Of(edit));
        }

        return Describe(edits.Count, added, removed, [.. AnalysisFindings.Ordered(findings).Take(MostFindings)]);
    }

    private Evaluation Describe(int files, int added, int removed, IReadOnlyList<Finding> findings)
    {
        bool conflicts = findings.Any(finding => finding.Severity == FindingSeverity.Error);
        double size = options.HalfScoreLines / (double)(options.HalfScoreLines + added + removed);
        return new Evaluation
        {
            Evaluator = options.Name,
            Verdict = conflicts ? Verdict.Fail : Verdict.Pass,
            Score = conflicts ? 0 : Math.Max(0, size - (options.WarningCost * findings.Count)),
            Reason = $"{AnalysisFindings.Count(added, "line", "lines")} added and {removed} removed in {AnalysisFindings.Count(files, "file", "files")}{(findings.Count > 0 ? $", {findings.Count} not tidy" : "")}.",
            Findings = findings,
            Feedback = AnalysisFindings.Feedback("The change could be tidier:", findings),
        };
    }
}
