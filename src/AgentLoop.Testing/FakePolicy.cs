namespace AgentLoop.Testing;

/// <summary>A policy that does what a test says.</summary>
public sealed class FakePolicy : IPolicy
{
    private readonly CallLog<PolicyRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value><see cref="PolicyVerdict.Allow"/> unless said.</value>
    public Func<PolicyRequest, CancellationToken, ValueTask<PolicyVerdict>> OnDecide { get; set; } =
        static (_, _) => ValueTask.FromResult(PolicyVerdict.Allow);

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<PolicyRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnDecide(request, cancellationToken);
    }
}
