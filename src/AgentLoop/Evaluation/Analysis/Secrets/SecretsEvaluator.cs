namespace AgentLoop;

/// <summary>
/// Judges whether a candidate brings secrets into the repository: tokens by their known forms and checksums, private keys, and values of names such as
/// "password" that look random.
/// </summary>
/// <remarks>
/// Only added lines count, and of those only what was in none of the changed files before. Placeholders are innocent, and so is in tests what they made
/// themselves. No secret is repeated in what it says.
/// </remarks>
public sealed class SecretsEvaluator : IEvaluator
{
    private const int LongestFile = 4 * 1024 * 1024;
    private const int MostFindings = 100;

    private readonly SecretsOptions options;

    /// <summary>Judges as these options say.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public SecretsEvaluator(SecretsOptions? options = null)
    {
        this.options = options ?? new SecretsOptions();
        SecretsOptions.Validate(this.options);
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new() { Name = options.Name, Effort = EvaluationEffort.Reads, Timeout = TimeSpan.FromMinutes(5), JudgesChangesAlone = true };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChangeSet changes = request.Candidate?.Changes ?? ChangeSet.Empty;
        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, changes, LongestFile, cancellationToken).ConfigureAwait(false);
        SecretScan scan = new(edits);
        Finding[] findings = [.. AnalysisFindings.Ordered(edits.Where(edit => !edit.IsDeleted).SelectMany(scan.In)).Take(MostFindings)];
        Finding[] grave = [.. findings.Where(finding => finding.Severity >= options.FailAt)];
        return new Evaluation
        {
            Evaluator = options.Name,
            Verdict = grave.Length > 0 ? Verdict.Fail : Verdict.Pass,
            Score = grave.Length > 0 ? 0 : 1.0 / (1 + findings.Length),
            Reason = findings.Length == 0 ? "No secret is added." : $"{AnalysisFindings.Count(findings.Length, "place looks", "places look")} like a secret.",
            Findings = findings,
            Feedback = AnalysisFindings.Feedback("Secrets do not belong into a repository:", grave),
        };
    }
}
