namespace AgentLoop;

/// <summary>Says whether something may be done.</summary>
/// <remarks>One instance serves many runs at once. A policy that throws has denied.</remarks>
public interface IPolicy
{
    /// <summary>Decides.</summary>
    ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default);
}
