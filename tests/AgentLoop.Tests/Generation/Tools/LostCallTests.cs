using AgentLoop.Tests.Loops;

namespace AgentLoop.Tests.Generation.Tools;

/// <summary>Calls of the host's tools during which the process ended.</summary>
public sealed class LostCallTests : IDisposable
{
    private readonly ToolBench bench = new();
    private int called;

    [Fact]
    public async Task A_tool_is_not_called_again_and_the_model_is_told_that_nobody_knows()
    {
        string runId = await LoseAsync(isReadOnly: false);

        List<RunEvent> events = await ResumeAsync(runId);

        Assert.Equal(1, called);
        Assert.Equal(ToolCallEnd.OutcomeUnknown, events.OfType<ToolCalled>().First().End);
        Assert.Contains("whether it had its effect is not known", bench.Told(1), StringComparison.Ordinal);
        Assert.Equal(EffectOutcome.Unknown, Assert.Single(events.OfType<EffectOutcomeUnknown>()).Found);
        await using Loop loop = bench.Build();
        Assert.True((await loop.ReplayAsync(runId)).IsIdentical);
    }

    [Fact]
    public async Task The_loops_reconciler_may_know_what_it_answered()
    {
        string runId = await LoseAsync(isReadOnly: false);
        var reconciler = new Knowing();

        await ResumeAsync(runId, b => b.UseReconciler(reconciler));

        Assert.Equal(("deploy", """{"to":"there"}"""), (reconciler.Asked!.Tool!.Name, reconciler.Asked.Tool.Arguments));
        Assert.Contains("It was deployed.", bench.Told(1), StringComparison.Ordinal);
        Assert.Equal(1, called);
    }

    [Fact]
    public async Task A_tool_that_only_reads_is_called_again()
    {
        string runId = await LoseAsync(isReadOnly: true);

        await ResumeAsync(runId);

        Assert.Equal(2, called);
    }

    public void Dispose() => bench.Dispose();

    /// <summary>A run whose process ended after the tool was called and before that was recorded.</summary>
    private async Task<string> LoseAsync(bool isReadOnly)
    {
        var tool = new HostTool("deploy", _ => $"Deployed {++called}.", isReadOnly);
        bench.Options = new ToolLoopOptions { Tools = [tool, .. AgentTools.All] };
        bench.Then("deploy", """{"to":"there"}""").Says("Done.");
        List<RunEvent> events = await bench.RunAsync();
        Assert.Equal(isReadOnly, events.OfType<EffectStarted>().All(s => s.Effect != "tool.called"));
        bench.Says("Done.");
        return await bench.Store.CutAsync(((RunStarted)events[0]).RunId, events.Single(e => e is ToolCalled).Sequence);
    }

    private async Task<List<RunEvent>> ResumeAsync(string runId, Action<AgentLoopBuilder>? configure = null)
    {
        await using Loop loop = bench.Build(configure);
        return await loop.ResumeAsync(new ResumeRequest { RunId = runId }).ToListAsync();
    }

    private sealed class Knowing : IReconciler
    {
        public ReconcileRequest? Asked { get; private set; }

        public ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default)
        {
            Asked = request;
            return ValueTask.FromResult(Reconciliation.Happened("It was deployed."));
        }
    }
}
