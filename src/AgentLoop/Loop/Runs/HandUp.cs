namespace AgentLoop;

/// <summary>Leaves the change of a run within a run to the one that asked for it: it is in the journal already.</summary>
internal sealed class HandUp : IIntegrator, IReconciler
{
    public static HandUp Instance { get; } = new();

    /// <summary>It does nothing, so that nothing of it can be lost.</summary>
    public ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Reconciliation.DidNotHappen());

    public ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new IntegrationResult { Integrated = true, Message = $"The change of {request.CandidateId} was handed to the run that asked for it." });
}
