using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does it cost to dispatch a tool call, of several in one answer? By a hand-written loop, by the generator, and recorded. Per call.</summary>
public class ToolDispatch
{
    private const int Calls = 8;
    private const int Turns = 250;

    private readonly ToolTurnModel model = new(Calls);
    private ToolTalk talk = null!;
    private Task talking = Task.CompletedTask;

    [GlobalSetup]
    public void Open()
    {
        talk = new ToolTalk(model, isStreamed: false);
        for (int i = 0; i < 3; i++)
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

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls * Turns)]
    public Task Bare() => model.PassAsync();

    [Benchmark(OperationsPerInvoke = Calls * Turns)]
    public Task WithoutStore() => model.PassAsync();

    [Benchmark(OperationsPerInvoke = Calls * Turns)]
    public Task Recorded() => model.PassAsync();

    private void Begin(Func<Task> way)
    {
        model.Restart(0, Turns);
        talking = Task.Run(way);
        Task.WaitAny(model.Reached, talking);
    }
}
