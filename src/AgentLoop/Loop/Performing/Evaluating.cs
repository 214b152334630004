namespace AgentLoop;

/// <summary>Asks the evaluators stage by stage; a candidate is done after the first stage in which it does not pass a gate.</summary>
internal sealed class Evaluating(LoopSetup setup, RunRoom room, Func<ChangeSet, CandidateWorkspace> openCopy)
{
    private readonly KnownBaselines known = new(setup, room);

    public async ValueTask<IReadOnlyList<EvaluationSummary>> EvaluateAsync(
        RunState state, Candidate? candidate, CandidateWorkspace workspace, JournaledScope scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<Evaluation> baseline = candidate is null ? [] : await room.LoadBaselineAsync(state, cancellationToken).ConfigureAwait(false);

        var said = new List<Evaluation>();
        var summaries = new List<EvaluationSummary>();
        foreach (IReadOnlyList<EvaluatorEntry> stage in setup.Stages)
        {
            IEnumerable<EvaluatorEntry> asked = candidate is null ? stage.Where(entry => !entry.Traits.JudgesChangesAlone) : stage;
            (Evaluation Evaluation, EvaluationSummary Summary)[] results =
                await Task.WhenAll(asked.Select(entry => AskAsync(entry, RequestFor(entry), cancellationToken).AsTask())).ConfigureAwait(false);
            said.AddRange(results.Select(r => r.Evaluation));
            summaries.AddRange(results.Select(r => r.Summary));
            if (candidate is not null && results.Any(r => r.Summary is { IsGate: true, Verdict: not Verdict.Pass }))
                break;
        }
        return summaries;

        EvaluationRequest RequestFor(EvaluatorEntry entry)
        {
            JournaledScope own = scope.Below($"evaluate/{entry.Id}");
            return new EvaluationRequest
            {
                Run = own,
                Brief = state.Brief!,
                Workspace = room.View,
                Sandbox = new JournaledSession(workspace, own),
                Candidate = candidate,
                Baseline = baseline.FirstOrDefault(b => b.Evaluator == entry.Name),
                Earlier = [.. said],
                MayChangeTests = room.Services.MayChangeTests,
                OpenCopy = (run, changes) => new JournaledSession(openCopy(changes), (JournaledScope)run, isOwner: true),
            };
        }
    }

    private async ValueTask<(Evaluation Evaluation, EvaluationSummary Summary)> AskAsync(EvaluatorEntry entry, EvaluationRequest request, CancellationToken cancellationToken)
    {
        var scope = (JournaledScope)request.Run;
        Evaluation evaluation;
        bool isRemembered = false;
        var duration = TimeSpan.Zero;
        if (await scope.TakeUpFailureAsync().ConfigureAwait(false) is { } failed)
        {
            evaluation = Failed(entry, failed.Error);
        }
        else
        {
            DateTimeOffset began = scope.Clock.GetUtcNow();
            (evaluation, isRemembered) = await JudgeAsync(entry, request, scope, cancellationToken).ConfigureAwait(false);
            duration = evaluation.Verdict == Verdict.Error ? duration : scope.Clock.GetUtcNow() - began;
        }
        evaluation = MaskedEvaluation.Of(room.Services.Mask, evaluation);
        return (evaluation, await SummarizeAsync(entry, evaluation, duration, isRemembered).ConfigureAwait(false));
    }

    /// <summary>An evaluator that throws has said <see cref="Verdict.Error"/>; that it did stays so when the run is performed again.</summary>
    private async ValueTask<(Evaluation Said, bool IsRemembered)> JudgeAsync(EvaluatorEntry entry, EvaluationRequest request, JournaledScope scope, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(entry.Traits.Timeout, setup.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            (Evaluation said, bool isRemembered) = await JudgeAsync(entry, request, stop.Token).ConfigureAwait(false);
            return (said with { Evaluator = entry.Name }, isRemembered);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            string error = timeout.IsCancellationRequested ? $"It had not answered after {entry.Traits.Timeout}." : e.Message;
            await scope.RecordAsync(new PluginFailed { Plugin = entry.Name, Error = error }).ConfigureAwait(false);
            return (Failed(entry, error), false);
        }
    }

    private async ValueTask<(Evaluation Said, bool IsRemembered)> JudgeAsync(EvaluatorEntry entry, EvaluationRequest request, CancellationToken cancellationToken)
    {
        if (request.Candidate is not null)
            return (await entry.Evaluator.EvaluateAsync(request, cancellationToken).ConfigureAwait(false), false);
        var scope = (JournaledScope)request.Run;
        if (await known.FindAsync(entry, scope, cancellationToken).ConfigureAwait(false) is { } remembered)
            return (remembered, true);
        Evaluation evaluation = MaskedEvaluation.Of(room.Services.Mask, await entry.Evaluator.EvaluateAsync(request, cancellationToken).ConfigureAwait(false));
        await known.KeepAsync(entry, evaluation, scope, cancellationToken).ConfigureAwait(false);
        return (evaluation, false);
    }

    private static Evaluation Failed(EvaluatorEntry entry, string error) =>
        new() { Evaluator = entry.Name, Verdict = Verdict.Error, Reason = $"The evaluator failed: {error}" };

    private async ValueTask<EvaluationSummary> SummarizeAsync(EvaluatorEntry entry, Evaluation evaluation, TimeSpan duration, bool isRemembered) => new()
    {
        Evaluator = entry.Name,
        Verdict = evaluation.Verdict,
        IsGate = entry.IsGate,
        Score = evaluation.Score,
        Reason = evaluation.Reason,
        Duration = duration,
        Passed = evaluation.Tests.Count(t => t.Outcome == TestOutcome.Passed),
        Failed = evaluation.Tests.Count(t => t.Outcome == TestOutcome.Failed),
        Fixed = evaluation.Comparison?.Fixed.Count ?? 0,
        Regressions = evaluation.Comparison?.Regressions ?? 0,
        IsRemembered = isRemembered,
        Report = await room.Services.Artifacts.PutAsync(EvaluationJson.Write(evaluation), "application/json").ConfigureAwait(false),
    };
}
