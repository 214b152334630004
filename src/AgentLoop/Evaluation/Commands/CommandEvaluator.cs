namespace AgentLoop;

/// <summary>Judges a candidate by a command: its exit code, and the tests it reports where it writes a report.</summary>
/// <remarks>
/// It passes when the command exits with 0 and, where a report is asked for, at least one test ran, none failed, and none that ran
/// before is missing. What nothing shows to have run is inconclusive. The score is the share of passing tests among all that ran now or before; 1 or 0 without a report.
/// </remarks>
public sealed class CommandEvaluator : IEvaluator
{
    private readonly CommandEvaluatorOptions options;
    private readonly CommandJudge judge;

    /// <summary>Judges by the command of these options.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public CommandEvaluator(CommandEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CommandEvaluatorOptions.Validate(options);
        this.options = options;
        judge = new CommandJudge(options);
    }

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (SandboxCommand preparation in options.Prepare)
        {
            CommandResult prepared = await request.Sandbox.ExecuteAsync(preparation, cancellationToken).ConfigureAwait(false);
            if (prepared.Succeeded)
                continue;

            RanCommand failed = new(preparation, prepared);
            return await DescribeAsync(request, CommandJudge.OfPreparation(failed), failed, cancellationToken).ConfigureAwait(false);
        }

        RanCommand ran = await RunAsync(request, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(request, judge.Of(ran), ran, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RanCommand> RunAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        ISandboxSession session = request.Sandbox;
        if (options.Report is null)
            return new RanCommand(options.Command, await session.ExecuteAsync(options.Command, cancellationToken).ConfigureAwait(false));

        ReportFiles reports = await ReportFiles.NoteAsync(session, options.Report, cancellationToken).ConfigureAwait(false);
        CommandResult result = await session.ExecuteAsync(options.Command, cancellationToken).ConfigureAwait(false);
        TestReport report = await reports.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new RanCommand(options.Command, result)
        {
            Report = report,
            Compared = TestComparer.Compare(request.Baseline?.Tests ?? [], report.Tests),
        };
    }

    private async ValueTask<Evaluation> DescribeAsync(EvaluationRequest request, Ruling ruling, RanCommand ran, CancellationToken cancellationToken)
    {
        bool isComparable = request.Baseline is { Tests.Count: > 0 } && ran.Report is { IsComplete: true };
        Evaluation evaluation = new()
        {
            Evaluator = options.Name,
            Verdict = ruling.Verdict,
            Score = ran.Score(ruling.Verdict),
            Reason = ruling.Reason,
            Tests = ran.Report?.Tests ?? [],
            Comparison = isComparable ? ran.Compared.Comparison : null,
        };
        if (ruling.Verdict == Verdict.Pass)
            return evaluation;

        Evidence evidence = await Evidence.GatherAsync(request.Sandbox, ran, evaluation.Comparison, cancellationToken).ConfigureAwait(false);
        return evaluation with { Findings = evidence.Findings(), Feedback = evidence.Feedback(ruling.Reason) };
    }
}
