namespace AgentLoop.Testing;

/// <summary>An integrator that does what a test says.</summary>
public sealed class FakeIntegrator : IIntegrator
{
    private readonly CallLog<IntegrationRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>A hand-over to nowhere that succeeds unless said.</value>
    public Func<IntegrationRequest, CancellationToken, ValueTask<IntegrationResult>> OnIntegrate { get; set; } =
        static (_, _) => ValueTask.FromResult(new IntegrationResult { Integrated = true, Location = "fake", Message = "Handed over to a fake." });

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<IntegrationRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnIntegrate(request, cancellationToken);
    }
}
