using System.Text.Json;

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
        await scope.OutsideAsync(
            new OutsideEffect<Integrated>
            {
                Request = selected.Id,
                Perform = async () => Of(request, await IntegrateAsync(request, cancellationToken).ConfigureAwait(false)),
                Finding = new Finding<Integrated>
                {
                    Own = setup.Integrator is IReconciler own ? own.ReconcileAsync : null,
                    Describe = asked => asked with { Integration = request with { Run = scope.Below("reconciler") } },
                    Recall = json => ValueTask.FromResult(Of(request, JsonSerializer.Deserialize(json, LoopJsonContext.Default.IntegrationResult)!)),
                },
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The integrator hands over the change itself, and not what is shown of it.</summary>
    private async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken)
    {
        IWorkspaceView files = room.Files.View;
        (ChangeSet changes, IReadOnlyList<string> problems) = await MaskedChanges.RestoreAsync(
            room.Services.Mask, request.Candidate.Changes, files.ReadAsync, cancellationToken).ConfigureAwait(false);
        if (problems.Count > 0)
            return new IntegrationResult { Integrated = false, Message = string.Join(' ', problems) };
        return await setup.Integrator.IntegrateAsync(
            request with
            {
                Workspace = files,
                Candidate = request.Candidate with { Changes = changes },
                Checkpoint = await CheckpointAsync(cancellationToken).ConfigureAwait(false),
            },
            cancellationToken).ConfigureAwait(false);
    }

    // who signs may be out of reach; what the change is worth does not depend on it, and verification says what is not covered
    private async ValueTask<SignedNote?> CheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await setup.Store.CheckpointAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProvenanceException)
        {
            return null;
        }
    }

    private static Integrated Of(IntegrationRequest request, IntegrationResult result) => new() { CandidateId = request.CandidateId, Result = result };
}
