using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What does a turn cost, an answer that calls a tool and the tool's result, when so many came before it in the conversation? By a hand-written loop over the
/// same client, by the generator without a store, and in a loop with everything recorded in memory. Per turn, of a thousand.
/// </summary>
public class ToolTurn() : ToolTalkBenchmark(new ToolTurnModel())
{
    private const int Turns = 1000;

    /// <summary>How many turns came before those that are measured.</summary>
    [Params(10, 100, 1000, 10_000)]
    public int Before { get; set; }

    /// <summary>Whether answers come in pieces.</summary>
    [Params(false, true)]
    public bool IsStreamed { get; set; }

    protected override int TurnsBefore => Before;

    protected override int TurnsMeasured => Turns;

    protected override bool StreamsAnswers => IsStreamed;

    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public Task Bare() => PassAsync();

    [Benchmark(OperationsPerInvoke = Turns)]
    public Task WithoutStore() => PassAsync();

    [Benchmark(OperationsPerInvoke = Turns)]
    public Task Recorded() => PassAsync();
}
