using System.Globalization;

namespace AgentLoop;

/// <summary>
/// Compares the time and the peak memory of a command with those in the untouched repository. Both are measured anew and in turn, in fresh copies, so that
/// a machine that is busy for a while is busy for both.
/// </summary>
/// <remarks>A slowdown is a finding; it counts when the median is above the limit and most pairs agree. The score is 1, or less the slower it is.</remarks>
public sealed class PerformanceEvaluator : IEvaluator
{
    private const double Agreement = 0.75;
    private readonly PerformanceEvaluatorOptions options;

    /// <summary>Measures the command of these options.</summary>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which.</exception>
    public PerformanceEvaluator(PerformanceEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Command.Program))
            throw new ArgumentException("The command to measure names no program; set SandboxCommand.Program.", nameof(options));
        this.options = options;
        Traits = new EvaluatorTraits { Name = options.Name };
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits { get; }

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Candidate is null)
            return await TryAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.OpenCopy is null)
            throw new AgentLoopException("There is no copy of the untouched repository to measure against; give EvaluationRequest.OpenCopy.");

        ISandboxSession before = request.OpenCopy(request.Run.Child("before"), ChangeSet.Empty);
        await using var ownedBefore = before.ConfigureAwait(false);
        ISandboxSession now = request.OpenCopy(request.Run.Child("now"), request.Candidate.Changes);
        await using var ownedNow = now.ConfigureAwait(false);
        return await CompareAsync(new MeasuredCopy(before, options), new MeasuredCopy(now, options), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Evaluation> TryAsync(EvaluationRequest request, CancellationToken cancellationToken) =>
        await new MeasuredCopy(request.Sandbox, options).WarmAsync(cancellationToken).ConfigureAwait(false) is { } failed
            ? Failure("In the untouched repository ", failed)
            : Say(Verdict.Pass, 1, "The command can be measured.");

    private async ValueTask<Evaluation> CompareAsync(MeasuredCopy before, MeasuredCopy now, CancellationToken cancellationToken)
    {
        if (await before.WarmAsync(cancellationToken).ConfigureAwait(false) is { } broken)
            return Failure("In the untouched repository ", broken) with { Verdict = Verdict.Inconclusive };
        if (await now.WarmAsync(cancellationToken).ConfigureAwait(false) is { } failed)
            return Failure("", failed);
        for (int i = 0; i < options.Repeats; i++)
        {
            MeasuredCopy[] order = i % 2 == 0 ? [before, now] : [now, before];
            foreach (MeasuredCopy copy in order)
            {
                if (await copy.MeasureAsync(cancellationToken).ConfigureAwait(false) is { } wrong)
                    return Failure(copy == before ? "In the untouched repository " : "", wrong) with { Verdict = copy == before ? Verdict.Inconclusive : Verdict.Fail };
            }
        }
        return Judge(before.Measured, now.Measured);
    }

    private Evaluation Judge(Measured before, Measured now)
    {
        double ratio = now.MedianSeconds / Math.Max(before.MedianSeconds, 1e-6);
        double slower = now.Seconds.Zip(before.Seconds).Count(pair => pair.First > pair.Second) / (double)now.Seconds.Count;
        List<Finding> findings = [];
        if (ratio > options.MaxTimeRatio && slower >= Agreement)
            findings.Add(new Finding { Rule = "slowdown", Severity = FindingSeverity.Warning, Message = Text($"It takes {ratio:0.00} times as long: {now.MedianSeconds:0.###} s, and {before.MedianSeconds:0.###} s before (medians of {options.Repeats}).") });
        if (before.PeakMemory is { } then && now.PeakMemory is { } peak && peak > then * options.MaxMemoryRatio)
            findings.Add(new Finding { Rule = "memory-growth", Severity = FindingSeverity.Warning, Message = Text($"It takes {(double)peak / then:0.00} times the memory: {Mebibytes(peak):0.#} MiB at most, and {Mebibytes(then):0.#} MiB before.") });
        bool fails = options.FailsOnRegression && findings.Count > 0;
        return Say(fails ? Verdict.Fail : Verdict.Pass, ratio > 1 && findings.Count > 0 ? 1 / ratio : 1, Text($"{ratio:0.00} times the time of the untouched repository.")) with
        {
            Findings = findings,
            Feedback = string.Join('\n', findings.Select(finding => finding.Message)),
        };
    }

    private Evaluation Failure(string where, RanCommand ran)
    {
        Ruling ruling = CommandJudge.OfCommand(ran);
        string reason = $"{where}{(where.Length > 0 ? "the command cannot be measured: " : "")}{ruling.Reason}";
        return Say(ruling.Verdict, 0, reason) with { Feedback = $"{reason}\n{OutputText.Tail(ran.Output, 1000)}" };
    }

    private Evaluation Say(Verdict verdict, double score, string reason) => new() { Evaluator = options.Name, Verdict = verdict, Score = score, Reason = reason };

    private static double Mebibytes(long bytes) => bytes / 1024.0 / 1024.0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
