using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does it cost to dispatch a tool call, of several in one answer? By a hand-written loop, by the generator, and recorded. Per call.</summary>
public class ToolDispatch() : ToolTalkBenchmark(new ToolTurnModel(Calls))
{
    private const int Calls = 8;
    private const int Turns = 250;

    protected override int TurnsBefore => 0;

    protected override int TurnsMeasured => Turns;

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls * Turns)]
    public Task Bare() => PassAsync();

    [Benchmark(OperationsPerInvoke = Calls * Turns)]
    public Task WithoutStore() => PassAsync();

    [Benchmark(OperationsPerInvoke = Calls * Turns)]
    public Task Recorded() => PassAsync();
}
