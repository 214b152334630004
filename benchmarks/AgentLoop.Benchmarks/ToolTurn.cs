using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What does a turn cost, an answer that calls a tool and the tool's result, when so many came before it in the conversation? By a hand-written loop over the
/// same client, by the generator without a store, and in a loop with everything recorded in memory. Per turn, of a thousand.
/// </summary>
public class ToolTurn
{
    private const int Turns = 1000;

    private readonly ToolTurnModel model = new();
    private ToolTalk talk = null!;
    private Task talking = Task.CompletedTask;

    /// <summary>How many turns came before those that are measured.</summary>
    [Params(10, 100, 1000, 10_000)]
    public int Before { get; set; }

    /// <summary>Whether answers come in pieces.</summary>
    [Params(false, true)]
    public bool IsStreamed { get; set; }

    [GlobalSetup]
    public void Open()
    {
        talk = new ToolTalk(model, IsStreamed);
        for (int i = 0; i < 3; i++) // what is measured runs once per iteration, which is too seldom for the compiler to make its best of it
        {
            foreach (Func<Task> way in (Func<Task>[])[talk.BareAsync, talk.DetachedAsync, talk.RecordedAsync])
            {
                Begin(way);
                model.PassAsync().GetAwaiter().GetResult();
                End();
            }
        }
    }

    [GlobalCleanup]
    public void Close() => talk.Dispose();

    [IterationSetup(Target = nameof(Bare))]
    public void BeginBare() => Begin(talk.BareAsync);

    [IterationSetup(Target = nameof(WithoutStore))]
    public void BeginDetached() => Begin(talk.DetachedAsync);

    [IterationSetup(Target = nameof(Recorded))]
    public void BeginRecorded() => Begin(talk.RecordedAsync);

    [IterationCleanup]
    public void End() => talking.GetAwaiter().GetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public Task Bare() => model.PassAsync();

    [Benchmark(OperationsPerInvoke = Turns)]
    public Task WithoutStore() => model.PassAsync();

    [Benchmark(OperationsPerInvoke = Turns)]
    public Task Recorded() => model.PassAsync();

    private void Begin(Func<Task> way)
    {
        model.Restart(Before, Turns);
        talking = Task.Run(way);
        Task.WaitAny(model.Reached, talking);
    }
}
