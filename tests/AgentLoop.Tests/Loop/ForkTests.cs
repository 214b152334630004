using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class ForkTests : IDisposable
{
    private readonly LoopBench bench = new();

    [Fact]
    public async Task A_fork_keeps_the_beginning_and_takes_another_course()
    {
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong again"));
        await using Loop first = bench.Build(b => b.UseStrategy(Strategies.SingleShot));
        RunState failed = await first.RunToEndAsync(bench.Task);
        List<RunEvent> recorded = await bench.ReadAsync(failed.RunId);
        long beforeGenerating = recorded.First(e => e is StepStarted { Step: GenerateStep }).Sequence;
        bench.Generator = new FakeGenerator(LoopBench.Writes("right"));
        int evaluated = bench.Evaluator.Requests.Count;

        await using Loop second = bench.Build(b => b.UseStrategy(Strategies.Repair(2)));
        List<RunEvent> events = await second.ForkAsync(new ForkRequest { RunId = failed.RunId, AtSequence = beforeGenerating }).ToListAsync();

        var forked = Assert.IsType<RunForked>(events[0]);
        Assert.Equal(failed.RunId, forked.FromRunId);
        Assert.Equal(beforeGenerating, forked.Sequence);
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(events[^1]).Outcome);
        Assert.Equal(evaluated + 1, bench.Evaluator.Requests.Count);
        Assert.True((await second.ReplayAsync(forked.RunId)).IsIdentical);
        Assert.Equal(recorded.Count, (await bench.ReadAsync(failed.RunId)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task A_place_that_the_run_does_not_have_is_refused(long sequence)
    {
        await using Loop loop = bench.Build();
        RunState state = await loop.RunToEndAsync(bench.Task);

        await Assert.ThrowsAsync<AgentLoopException>(async () =>
            await loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = sequence }).LastAsync());
    }

    public void Dispose() => bench.Dispose();
}
