namespace AgentLoop;

/// <summary>Judges a candidate by a command's exit code. <see cref="TestEvaluator"/> judges by each test.</summary>
/// <remarks>It passes when the command exits with 0. What nothing shows to have run is inconclusive. The score is 1 for a pass, and 0.</remarks>
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
        Traits = new EvaluatorTraits { Name = options.Name, Timeout = TimeSpan.FromHours(4) };
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits { get; }

    /// <inheritdoc />
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (SandboxCommand preparation in options.Prepare)
        {
            RanCommand prepared = await RunAsync(request, preparation, cancellationToken).ConfigureAwait(false);
            if (!prepared.Result.Succeeded)
                return await DescribeAsync(request, CommandJudge.OfPreparation(prepared), prepared, cancellationToken).ConfigureAwait(false);
        }
        RanCommand ran = await RunAsync(request, options.Command, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(request, judge.Of(ran), ran, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<RanCommand> RunAsync(EvaluationRequest request, SandboxCommand command, CancellationToken cancellationToken) =>
        new(command, await request.Sandbox.ExecuteAsync(command, cancellationToken).ConfigureAwait(false));

    private async ValueTask<Evaluation> DescribeAsync(EvaluationRequest request, Ruling ruling, RanCommand ran, CancellationToken cancellationToken)
    {
        Evaluation evaluation = new()
        {
            Evaluator = options.Name,
            Verdict = ruling.Verdict,
            Score = ruling.Verdict == Verdict.Pass ? 1 : 0,
            Reason = ruling.Reason,
        };
        if (ruling.Verdict == Verdict.Pass)
            return evaluation;
        Evidence evidence = await Evidence.GatherAsync(
            request.Sandbox, ran.Command.WorkingDirectory, ran.Output, failed: [], comparison: null, isConfirmed: false, cancellationToken).ConfigureAwait(false);
        return evaluation with { Findings = evidence.Findings(), Feedback = evidence.Feedback(ruling.Reason) };
    }
}
