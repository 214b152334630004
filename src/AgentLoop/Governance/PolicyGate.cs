namespace AgentLoop;

/// <summary>Many policies as one: each must allow, and one that fails has denied.</summary>
internal sealed class PolicyGate : IPolicy
{
    private readonly IReadOnlyList<IPolicy> policies;

    /// <exception cref="ArgumentException">The same policy is there twice.</exception>
    public PolicyGate(IReadOnlyList<IPolicy> policies)
    {
        HashSet<IPolicy> seen = new(ReferenceEqualityComparer.Instance);
        if (policies.FirstOrDefault(policy => !seen.Add(policy)) is { } twice)
            throw new ArgumentException($"The policy \"{twice.GetType().Name}\" was added twice; add it once.", nameof(policies));

        this.policies = [.. policies];
    }

    /// <summary>The first denial; with no policy at all, everything is allowed.</summary>
    public async ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default)
    {
        foreach (IPolicy policy in policies)
        {
            PolicyVerdict verdict = await AskAsync(policy, request, cancellationToken).ConfigureAwait(false);
            if (!verdict.Allowed)
                return verdict;
        }

        return PolicyVerdict.Allow;
    }

    private static async ValueTask<PolicyVerdict> AskAsync(IPolicy policy, PolicyRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await policy.DecideAsync(request, cancellationToken).ConfigureAwait(false)
                ?? PolicyVerdict.Deny($"The policy \"{policy.GetType().Name}\" gave no verdict.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return PolicyVerdict.Deny($"The policy \"{policy.GetType().Name}\" failed: {exception.Message}");
        }
    }
}
