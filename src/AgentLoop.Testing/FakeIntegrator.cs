using System.Collections.Concurrent;

namespace AgentLoop.Testing;

/// <summary>An integrator that does what a test says.</summary>
public sealed class FakeIntegrator : IIntegrator, IReconciler
{
    private readonly CallLog<IntegrationRequest> log = new();
    private readonly ConcurrentDictionary<(string RunId, string CandidateId), IntegrationResult> done = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>A hand-over to nowhere that succeeds unless said.</value>
    public Func<IntegrationRequest, CancellationToken, ValueTask<IntegrationResult>> OnIntegrate { get; set; } =
        static (_, _) => ValueTask.FromResult(new IntegrationResult { Integrated = true, Location = "fake", Message = "Handed over to a fake." });

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<IntegrationRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        IntegrationResult result = await OnIntegrate(request, cancellationToken).ConfigureAwait(false);
        done[(request.Run.RunId, request.CandidateId)] = result;
        return result;
    }

    /// <summary>Whether it has handed the candidate over, by its own memory.</summary>
    public ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default) => ValueTask.FromResult(
        done.TryGetValue((request.RunId, request.Request), out IntegrationResult? result) ? Reconciliation.Happened(result) : Reconciliation.DidNotHappen());
}
