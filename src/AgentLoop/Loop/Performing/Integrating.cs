namespace AgentLoop;

internal sealed class Integrating(LoopSetup setup, RunRoom room)
{
    public async Task PerformAsync(RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        CandidateState selected = state.Candidates.Values.First(c => c.Id == state.Selected);
        Candidate candidate = await room.LoadCandidateAsync(selected, cancellationToken).ConfigureAwait(false);
        PolicyDecided policy = await scope.EffectAsync($"{PolicyAction.Integrate} {selected.Id}", async () => new PolicyDecided
        {
            Action = PolicyAction.Integrate,
            CandidateId = selected.Id,
            Verdict = await setup.Policies.DecideAsync(
                new PolicyRequest { Run = scope.Below("policy"), Action = PolicyAction.Integrate, Changes = candidate.Changes }, cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
        if (!policy.Verdict.Allowed)
            return;

        var request = new IntegrationRequest
        {
            Run = scope.Below("integrator"),
            Repository = state.Task!.Workspace,
            Workspace = room.View,
            Brief = state.Brief!,
            CandidateId = selected.Id,
            Candidate = candidate,
            Evaluations = await room.LoadEvaluationsAsync(selected.Evaluations, cancellationToken).ConfigureAwait(false),
        };
        // The intent is durable before anything outside changes: after a crash the integrator is asked again, and finds its own work.
        await scope.RecordAsync(new IntegrationStarted { CandidateId = selected.Id }).ConfigureAwait(false);
        await scope.EffectAsync(selected.Id, async () => new Integrated
        {
            CandidateId = selected.Id,
            Result = await IntegrateAsync(request, cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
    }

    /// <summary>The integrator hands over the change itself, and not what is shown of it.</summary>
    private async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken)
    {
        IWorkspaceView files = room.Files.View;
        (ChangeSet changes, IReadOnlyList<string> problems) = await MaskedChanges.RestoreAsync(
            room.Services.Mask, request.Candidate.Changes, files.ReadAsync, cancellationToken).ConfigureAwait(false);
        return problems.Count > 0
            ? new IntegrationResult { Integrated = false, Message = string.Join(' ', problems) }
            : await setup.Integrator.IntegrateAsync(
                request with { Workspace = files, Candidate = request.Candidate with { Changes = changes } }, cancellationToken).ConfigureAwait(false);
    }
}
