using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>Conversations that go on while they are measured: by a hand-written loop, by the generator without a store, and recorded in memory.</summary>
public abstract class ToolTalkBenchmark
{
    private readonly ToolTurnModel model;
    private ToolTalk talk = null!;
    private Task talking = Task.CompletedTask;

    private protected ToolTalkBenchmark(ToolTurnModel model) => this.model = model;

    protected abstract int TurnsBefore { get; }

    protected abstract int TurnsMeasured { get; }

    protected virtual bool StreamsAnswers => false;

    [GlobalSetup]
    public void Open()
    {
        talk = new ToolTalk(model, StreamsAnswers);
        for (int i = 0; i < 3; i++) // what is measured runs once per iteration, which is too seldom for the compiler to make its best of it
        {
            foreach (Func<Task> way in (Func<Task>[])[talk.BareAsync, talk.DetachedAsync, talk.RecordedAsync])
            {
                Begin(way);
                PassAsync().GetAwaiter().GetResult();
                End();
            }
        }
    }

    [GlobalCleanup]
    public void Close() => talk.Dispose();

    [IterationSetup(Target = "Bare")]
    public void BeginBare() => Begin(talk.BareAsync);

    [IterationSetup(Target = "WithoutStore")]
    public void BeginDetached() => Begin(talk.DetachedAsync);

    [IterationSetup(Target = "Recorded")]
    public void BeginRecorded() => Begin(talk.RecordedAsync);

    [IterationCleanup]
    public void End() => talking.GetAwaiter().GetResult();

    /// <summary>Lets the conversation go through the turns that are measured.</summary>
    protected Task PassAsync() => model.PassAsync();

    private void Begin(Func<Task> way)
    {
        model.Restart(TurnsBefore, TurnsMeasured);
        talking = Task.Run(way);
        Task.WaitAny(model.Reached, talking);
    }
}
