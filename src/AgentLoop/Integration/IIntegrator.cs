namespace AgentLoop;

/// <summary>Hands a verified change over to the user.</summary>
/// <remarks>
/// One instance serves many runs. It is told of the same change again when a run is resumed after a crash, and then finds
/// its own earlier work and returns it. An exception ends the run as <see cref="RunOutcome.Failed"/>, what was begun rolled back.
/// </remarks>
public interface IIntegrator
{
    /// <summary>Hands the change over.</summary>
    ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default);
}
