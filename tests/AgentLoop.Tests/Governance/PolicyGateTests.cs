namespace AgentLoop.Tests.Governance;

public sealed class PolicyGateTests
{
    [Fact]
    public async Task All_must_allow()
    {
        Assert.True((await new PolicyGate([]).DecideAsync(Governed.Change())).Allowed);
        Assert.True((await new PolicyGate([Policy(() => PolicyVerdict.Allow), Policy(() => PolicyVerdict.Allow)]).DecideAsync(Governed.Change())).Allowed);
        Assert.Equal("no", (await new PolicyGate([Policy(() => PolicyVerdict.Allow), Policy(() => PolicyVerdict.Deny("no"))]).DecideAsync(Governed.Change())).Reason);
    }

    [Fact]
    public async Task A_policy_that_throws_or_says_nothing_has_denied()
    {
        Assert.Equal("The policy \"FakePolicy\" failed: no server", (await DecideAsync(() => throw new InvalidOperationException("no server"))).Reason);
        Assert.False((await DecideAsync(() => throw new OperationCanceledException())).Allowed);
        Assert.Equal("The policy \"FakePolicy\" gave no verdict.", (await DecideAsync(() => null!)).Reason);
    }

    [Fact]
    public async Task The_callers_cancellation_passes()
    {
        using CancellationTokenSource source = new();
        PolicyGate gate = new([Policy(() =>
        {
            source.Cancel();
            throw new OperationCanceledException();
        })]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gate.DecideAsync(Governed.Change(), source.Token));
    }

    [Fact]
    public void The_same_policy_twice_is_refused()
    {
        IPolicy policy = new MaxChangePolicy(1);
        Assert.Throws<ArgumentException>(() => new PolicyGate([policy, policy]));
    }

    private static async Task<PolicyVerdict> DecideAsync(Func<PolicyVerdict> decide) => await new PolicyGate([Policy(decide)]).DecideAsync(Governed.Change());

    private static FakePolicy Policy(Func<PolicyVerdict> decide) => new() { OnDecide = decide };

    private sealed class FakePolicy : IPolicy
    {
        public required Func<PolicyVerdict> OnDecide { get; init; }

        public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default) => ValueTask.FromResult(OnDecide());
    }
}
