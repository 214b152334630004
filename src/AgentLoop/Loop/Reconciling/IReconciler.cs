namespace AgentLoop;

/// <summary>
/// Finds out what became of something that was begun outside and of which no result was recorded, since the process ended or the run was stopped
/// meanwhile: asked when the run is taken up, before the same is done again.
/// </summary>
/// <remarks>
/// It looks and changes nothing, since it is asked again where the process ends meanwhile. What it says is recorded
/// (<see cref="EffectOutcomeUnknown"/>). One that throws has said <see cref="EffectOutcome.Unknown"/>. An <see cref="IIntegrator"/> that can find its
/// own earlier work implements this, too.
/// </remarks>
public interface IReconciler
{
    /// <summary>Finds out.</summary>
    ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default);
}
