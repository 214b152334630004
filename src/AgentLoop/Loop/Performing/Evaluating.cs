namespace AgentLoop;

/// <summary>Asks the evaluators one after another; a candidate is done at the first gate it does not pass.</summary>
internal sealed class Evaluating(LoopSetup setup, RunRoom room, Func<ChangeSet, CandidateWorkspace> openCopy)
{
    public async ValueTask<IReadOnlyList<EvaluationSummary>> EvaluateAsync(
        RunState state, Candidate? candidate, CandidateWorkspace workspace, JournaledScope scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<Evaluation> baseline = candidate is null
            ? []
            : await room.LoadEvaluationsAsync(state.Baseline ?? [], cancellationToken).ConfigureAwait(false);

        var said = new List<Evaluation>();
        var summaries = new List<EvaluationSummary>();
        for (int i = 0; i < setup.Evaluators.Count; i++)
        {
            EvaluatorEntry entry = setup.Evaluators[i];
            JournaledScope own = scope.Below($"evaluate/{entry.Name}");
            var request = new EvaluationRequest
            {
                Run = own,
                Brief = state.Brief!,
                Workspace = room.View,
                MayChangeTests = state.Task?.MayChangeTests ?? false,
                Earlier = [.. said],
                OpenCopy = (run, changes) => new JournaledSession(openCopy(changes), (JournaledScope)run, isOwner: true),
                Sandbox = new JournaledSession(workspace, own),
                Candidate = candidate,
                Baseline = baseline.ElementAtOrDefault(i),
            };
            Evaluation evaluation = await AskAsync(entry, request, own, cancellationToken).ConfigureAwait(false);
            said.Add(evaluation);
            summaries.Add(await SummarizeAsync(entry, evaluation).ConfigureAwait(false));
            if (candidate is not null && entry.IsGate && evaluation.Verdict != Verdict.Pass)
                break;
        }
        return summaries;
    }

    /// <summary>An evaluator that throws has said <see cref="Verdict.Error"/>; that it did stays so when the run is performed again.</summary>
    private static async ValueTask<Evaluation> AskAsync(EvaluatorEntry entry, EvaluationRequest request, JournaledScope scope, CancellationToken cancellationToken)
    {
        if (await scope.TakeUpFailureAsync().ConfigureAwait(false) is { } failed)
            return Failed(entry, failed.Error);
        try
        {
            return await entry.Evaluator.EvaluateAsync(request, cancellationToken).ConfigureAwait(false) with { Evaluator = entry.Name };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            await scope.RecordAsync(new PluginFailed { Plugin = entry.Name, Error = e.Message }).ConfigureAwait(false);
            return Failed(entry, e.Message);
        }
    }

    private static Evaluation Failed(EvaluatorEntry entry, string error) =>
        new() { Evaluator = entry.Name, Verdict = Verdict.Error, Reason = $"The evaluator failed: {error}" };

    private async ValueTask<EvaluationSummary> SummarizeAsync(EvaluatorEntry entry, Evaluation evaluation) => new()
    {
        Evaluator = entry.Name,
        Verdict = evaluation.Verdict,
        IsGate = entry.IsGate,
        Score = evaluation.Score,
        Reason = evaluation.Reason,
        Passed = evaluation.Tests.Count(t => t.Outcome == TestOutcome.Passed),
        Failed = evaluation.Tests.Count(t => t.Outcome == TestOutcome.Failed),
        Regressions = evaluation.Comparison?.Regressions ?? 0,
        Report = await room.Services.Artifacts.PutAsync(EvaluationJson.Write(evaluation), "application/json").ConfigureAwait(false),
    };
}
