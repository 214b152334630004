using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>What becomes of a run whose plugin throws, role by role.</summary>
public sealed class PluginFaultTests : IDisposable
{
    private static readonly InvalidOperationException Fault = new("It broke.");

    private readonly LoopBench bench = new();

    [Fact]
    public async Task A_throwing_intake_ends_the_run() =>
        await EndsFailedAsync(b => b.UseIntake(new FakeIntake { OnUnderstand = (_, _) => throw Fault }));

    [Fact]
    public async Task A_throwing_planner_ends_the_run() =>
        await EndsFailedAsync(b => b.UsePlanner(new FakePlanner { OnPlan = (_, _) => throw Fault }));

    [Fact]
    public async Task A_throwing_sandbox_ends_the_run() =>
        await EndsFailedAsync(b => b.UseSandbox(new InMemorySandbox { Enforced = [] }).WithOptions(o => o.RequiredPromises = [SandboxPromise.WriteIsolation]), "WriteIsolation");

    [Fact]
    public async Task A_throwing_strategy_ends_the_run() =>
        await EndsFailedAsync(b => b.UseStrategy(new ThrowingStrategy()));

    [Fact]
    public async Task A_throwing_integrator_ends_the_run()
    {
        bench.Integrator.OnIntegrate = (_, _) => throw Fault;
        await EndsFailedAsync(_ => { });
    }

    [Fact]
    public async Task A_throwing_context_provider_loses_its_items_only()
    {
        var broken = new FakeContextProvider { OnGather = (_, _) => throw Fault };
        var whole = new FakeContextProvider(new ContextItem { Source = "test", Title = "hint", Content = "Look there." });

        RunState state = await RunAsync(b => b.AddContextProvider(broken).AddContextProvider(whole));

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Equal("hint", Assert.Single(bench.Generator.Requests[0].Context).Title);
    }

    [Fact]
    public async Task A_throwing_generator_fails_its_candidate_only()
    {
        int asked = 0;
        bench.Generator.OnGenerate = (_, _) => asked++ == 0 ? throw Fault : new[] { LoopBench.Writes("right") }.ToAsyncEnumerable();

        RunState state = await RunAsync(_ => { });

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_throwing_evaluator_is_an_error_and_never_a_pass()
    {
        bench.Evaluator.OnEvaluate = (request, _) => request.Candidate is null ? ValueTask.FromResult(FakeEvaluator.Fail()) : throw Fault;

        RunState state = await RunAsync(b => b.UseStrategy(Strategies.SingleShot));

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        Assert.Equal(Verdict.Error, state.Candidates[1].Verdict);
    }

    [Fact]
    public async Task Where_the_untouched_repository_cannot_be_judged_nothing_is_tried()
    {
        bench.Evaluator.OnEvaluate = (_, _) => throw Fault;

        await EndsFailedAsync(_ => { });

        Assert.Empty(bench.Generator.Requests);
    }

    [Fact]
    public async Task A_throwing_policy_denies()
    {
        RunState state = await RunAsync(b => b.AddPolicy(new FakePolicy { OnDecide = (_, _) => throw Fault }).UseStrategy(Strategies.SingleShot));

        Assert.Equal(RunOutcome.PolicyBlocked, state.Outcome);
        Assert.Empty(bench.Integrator.Requests);
    }

    [Fact]
    public async Task A_throwing_approver_denies()
    {
        RunState state = await RunAsync(b => b.UseApprover(new FakeApprover { OnApprove = (_, _) => throw Fault }).RequireApproval(Milestone.Integrate));

        Assert.Equal(RunOutcome.ApprovalDenied, state.Outcome);
        Assert.Empty(bench.Integrator.Requests);
    }

    [Fact]
    public async Task A_throwing_store_ends_the_enumeration_with_its_exception()
    {
        var full = new FailingStore(new InMemoryProvenanceStore(), failAt: 5);
        await using Loop loop = bench.Build(b => b.UseProvenance(full));

        var thrown = await Assert.ThrowsAsync<ProvenanceException>(async () => await loop.RunToEndAsync(bench.Task));

        Assert.Equal(ProvenanceError.Full, thrown.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.WorkFolder));
    }

    public void Dispose() => bench.Dispose();

    private async Task EndsFailedAsync(Action<AgentLoopBuilder> configure, string reason = "It broke.")
    {
        RunState state = await RunAsync(configure);
        Assert.Equal(RunOutcome.Failed, state.Outcome);
        Assert.Contains(reason, state.Reason, StringComparison.Ordinal);
    }

    /// <summary>Runs, and holds that replaying a run in which plugins failed finds no difference either.</summary>
    private async Task<RunState> RunAsync(Action<AgentLoopBuilder> configure)
    {
        await using Loop loop = bench.Build(configure);
        return await loop.RunToEndAsync(bench.Task);
    }

    private sealed class ThrowingStrategy : ILoopStrategy
    {
        public LoopStep Next(RunState state) => throw Fault;
    }
}
