namespace AgentLoop;

/// <summary>Many policies as one: each must allow, and one that fails has denied.</summary>
internal sealed class PolicyGate : IPolicy
{
    private readonly IPolicy[] policies;

    /// <exception cref="ArgumentException">The same policy is there twice.</exception>
    public PolicyGate(IReadOnlyList<IPolicy> policies)
    {
        HashSet<IPolicy> seen = new(ReferenceEqualityComparer.Instance);
        if (policies.FirstOrDefault(policy => !seen.Add(policy)) is { } twice)
            throw new ArgumentException($"The policy \"{twice.GetType().Name}\" was added twice; add it once.", nameof(policies));

        this.policies = [.. policies];
    }

    /// <summary>
    /// The first denial; with no policy at all, everything is allowed. A policy sees a tool call as those before it changed it, and that one
    /// of them wants to ask does not keep a later one from denying.
    /// </summary>
    public async ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default)
    {
        PolicyVerdict soFar = PolicyVerdict.Allow;
        foreach (IPolicy policy in policies)
        {
            PolicyVerdict verdict = await AskAsync(policy, request, cancellationToken).ConfigureAwait(false);
            bool isFinal = !verdict.Allowed && !(verdict.NeedsApproval && request.Tool is not null);
            if (isFinal)
                return verdict;
            if (ReferenceEquals(verdict, PolicyVerdict.Allow))
                continue;

            soFar = Combine(soFar, verdict);
            if (verdict.Arguments is { } arguments && request.Tool is { } tool)
                request = request with { Tool = tool with { Arguments = arguments } };
        }

        return soFar;
    }

    private static PolicyVerdict Combine(PolicyVerdict earlier, PolicyVerdict later) => new()
    {
        Allowed = earlier.Allowed && later.Allowed,
        NeedsApproval = earlier.NeedsApproval || later.NeedsApproval,
        Arguments = later.Arguments ?? earlier.Arguments,
        Reason = string.Join(' ', new[] { earlier.Reason, later.Reason }.Where(r => r.Length > 0)),
    };

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
