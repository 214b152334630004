namespace AgentLoop;

/// <summary>Hands a verified change over to the user.</summary>
/// <remarks>
/// One instance serves many runs. Where the process ends before the result is recorded, the run that is resumed must know whether the change was handed
/// over: an integrator that can find its own earlier work, as by a trailer or a name that holds the run's id, implements <see cref="IReconciler"/>, too, and
/// is asked that first. Of one that does not, the loop's reconciler is asked, and then the host. An exception ends the run as
/// <see cref="RunOutcome.Failed"/>, what was begun rolled back.
/// </remarks>
public interface IIntegrator
{
    /// <summary>Hands the change over.</summary>
    ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default);
}
