using System.Text;

namespace AgentLoop;

/// <summary>Judges a candidate by a static analysis that reports in SARIF 2.1.0: what it finds that it did not find before.</summary>
/// <remarks>
/// Of the untouched repository all findings are kept. A finding of a candidate is new unless the tool gives it a fingerprint that was there before, or
/// the same rule said the same of the same line, or as often of the same file, wherever in it. What the tool calls suppressed, unchanged or of no level
/// does not count. A report that is missing or broken, or whose tool says that it failed, is never a pass. The score falls with each new finding.
/// </remarks>
public sealed class SarifEvaluator : IEvaluator
{
    private readonly SarifEvaluatorOptions options;

    /// <summary>Judges by the report that these options name.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public SarifEvaluator(SarifEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SarifEvaluatorOptions.Validate(options);
        this.options = options;
    }

    /// <inheritdoc />
    public EvaluatorTraits Traits => new()
    {
        Name = options.Name,
        Effort = options.Command is null ? EvaluationEffort.Reads : EvaluationEffort.Builds,
        BaselineKey = string.Join('\n', options.Command is { } command
            ? [command.Program, .. command.Arguments, command.WorkingDirectory, options.Report ?? ""]
            : [options.Report]),
    };

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        SarifReport report = await ReportAsync(request, cancellationToken).ConfigureAwait(false);
        if (report.Problem is { } problem)
            return Describe(report.IsBroken ? Verdict.Error : Verdict.Inconclusive, problem, []);

        IReadOnlyList<(Finding Finding, bool IsKnown)> found = await new SarifPlaces(request).ResolveAsync(report.Results,
            cancellationToken).ConfigureAwait(false);
        if (request.Candidate is null)
            return Describe(Verdict.Pass, $"{AnalysisFindings.Count(found.Count, "finding", "findings")} before any change.",
                [.. found.Select(one => one.Finding)]);

        Finding[] unknown = [.. found.Where(one => !one.IsKnown).Select(one => one.Finding)];
        return Judge([.. AnalysisFindings.Ordered(NewFindings.Of(request.Baseline?.Findings ?? [], unknown, request.Candidate.Changes))]);
    }

    private Evaluation Judge(IReadOnlyList<Finding> added)
    {
        Finding[] grave = [.. added.Where(finding => finding.Severity >= options.FailAt)];
        string reason = added.Count == 0
            ? "Nothing new was found."
            : $"{AnalysisFindings.Count(added.Count, "new finding", "new findings")}, {grave.Length} of them grave.";
        return Describe(grave.Length > 0 ? Verdict.Fail : Verdict.Pass, reason, added) with
        {
            Score = grave.Length > 0 ? 0 : 1 / (1 + (added.Count / 5.0)),
            Feedback = AnalysisFindings.Feedback($"{options.Name} finds what it did not find before:", grave),
        };
    }

    private Evaluation Describe(Verdict verdict, string reason, IReadOnlyList<Finding> findings) => new()
    {
        Evaluator = options.Name,
        Verdict = verdict,
        Score = verdict == Verdict.Pass ? 1 : 0,
        Reason = reason,
        Findings = findings,
    };

    private async ValueTask<SarifReport> ReportAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? earlier = await FileAsync(request, cancellationToken).ConfigureAwait(false);
        if (options.Command is not { } command)
            return IsBrought(request) ? SarifReport.Broken($"The candidate brings the report \"{options.Report}\" itself.") : Read(earlier);

        CommandResult result = await request.Sandbox.ExecuteAsync(Whole(command), cancellationToken).ConfigureAwait(false);
        if (result.End != CommandEnd.Exited)
            return SarifReport.Broken($"\"{CommandLine.Of(command)}\" did not run to its end: {result.StartFailure ?? result.End.ToString()}.");
        if (options.Report is null)
            return Read(Encoding.UTF8.GetBytes(result.StandardOutput.Text));
        ReadOnlyMemory<byte>? written = await FileAsync(request, cancellationToken).ConfigureAwait(false);
        return earlier is { } old && written is { } now && old.Span.SequenceEqual(now.Span)
            ? new SarifReport { Problem = $"The report \"{options.Report}\" was there before the command ran, and was not written anew." }
            : Read(written);
    }

    /// <summary>The command, its output kept as far as a report may be long where it is one.</summary>
    private SandboxCommand Whole(SandboxCommand command) =>
        options.Report is null ? command with { MaxOutputBytes = (int)Math.Min(options.MaxReportBytes, int.MaxValue / 2) } : command;

    private SarifReport Read(ReadOnlyMemory<byte>? content) => content switch
    {
        null => new SarifReport { Problem = $"There is no report \"{options.Report}\"." },
        { } bytes when bytes.Length > options.MaxReportBytes => SarifReport.Broken($"The report is longer than {options.MaxReportBytes} bytes."),
        { } bytes => SarifReader.Read(bytes, options.MaxResults),
    };

    private bool IsBrought(EvaluationRequest request) =>
        request.Candidate?.Changes.Files.Any(change => change.Path == options.Report || change.NewPath == options.Report) == true;

    private async ValueTask<ReadOnlyMemory<byte>?> FileAsync(EvaluationRequest request, CancellationToken cancellationToken) =>
        options.Report is { } path ? await request.Sandbox.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) : null;
}
