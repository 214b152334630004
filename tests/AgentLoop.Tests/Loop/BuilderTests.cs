using AgentLoop.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentLoop.Tests.Loops;

public sealed class BuilderTests
{
    [Fact]
    public void A_loop_without_an_evaluator_is_refused_with_the_call_that_mends_it() =>
        Assert.Contains("AddEvaluator(", Refusal(new AgentLoopBuilder()), StringComparison.Ordinal);

    [Fact]
    public void A_required_approval_needs_an_approver() =>
        Assert.Contains("UseApprover", Refusal(Judged().RequireApproval(Milestone.Integrate)), StringComparison.Ordinal);

    [Fact]
    public void A_limit_on_cost_needs_prices() =>
        Assert.Contains("WithPrices", Refusal(Judged().WithBudget(b => b.MaxCost = 1)), StringComparison.Ordinal);

    [Fact]
    public void A_negative_budget_is_refused_when_it_is_given() =>
        Assert.Contains("MaxTokens", Assert.Throws<AgentLoopException>(() => Judged().WithBudget(b => b.MaxTokens = -1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Parallelism_below_one_is_refused(int parallelism) =>
        Assert.Throws<AgentLoopException>(() => Judged().WithOptions(o => o.MaxParallelism = parallelism));

    [Fact]
    public void The_same_policy_twice_is_refused()
    {
        var policy = new FakePolicy();
        Assert.Contains("twice", Refusal(Judged().AddPolicy(policy).AddPolicy(policy)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_without_a_container_builds()
    {
        using Loop loop = Judged().Build();
        Assert.NotNull(loop);
    }

    [Fact]
    public async Task Loops_live_side_by_side_under_keys()
    {
        var services = new ServiceCollection();
        services.AddAgentLoop(b => b.AddEvaluator(new FakeEvaluator()));
        services.AddKeyedAgentLoop("other", b => b.AddEvaluator(new FakeEvaluator()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        var one = provider.GetRequiredService<Loop>();
        Assert.Same(one, provider.GetRequiredService<Loop>());
        Assert.NotSame(one, provider.GetRequiredKeyedService<Loop>("other"));
    }

    [Fact]
    public void A_plugin_is_made_with_what_the_container_has()
    {
        var services = new ServiceCollection();
        services.AddSingleton("greeting");
        services.AddAgentLoop(b => b.AddEvaluator(new FakeEvaluator()).UsePlanner<GreetingPlanner>());
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<Loop>());
    }

    [Fact]
    public async Task What_a_factory_made_is_disposed_with_the_loop_and_what_was_handed_in_is_not()
    {
        var made = new DisposableStore();
        var given = new DisposablePlanner();
        await using (Judged().UseProvenance(_ => made.Inner).UseIntake(_ => made).UsePlanner(given).Build())
            Assert.False(made.IsDisposed);
        Assert.True(made.IsDisposed);
        Assert.False(given.IsDisposed);
    }

    private static AgentLoopBuilder Judged() => new AgentLoopBuilder().AddEvaluator(new FakeEvaluator());

    private static string Refusal(AgentLoopBuilder builder) => Assert.Throws<AgentLoopException>(() => builder.Build()).Message;

    private sealed class GreetingPlanner(string greeting) : IPlanner
    {
        public ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new Plan { Steps = [greeting] });
    }

    private sealed class DisposableStore : ITaskIntake, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public IProvenanceStore Inner { get; } = new InMemoryProvenanceStore();

        public ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }

    private sealed class DisposablePlanner : IPlanner, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask<Plan> PlanAsync(PlanRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }
}
