using System.Text;
using System.Text.Json.Nodes;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class ReplayTests : IDisposable
{
    private readonly LoopBench bench = new();

    [Fact]
    public async Task Replaying_a_recorded_run_reports_no_difference_and_does_nothing()
    {
        string runId = await RecordAsync();
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong again"), LoopBench.Writes("right"));
        int evaluated = bench.Evaluator.Requests.Count;
        var locked = new InMemorySandbox { OnExecute = (_, _, _) => throw new InvalidOperationException("Nothing may run.") };
        await using Loop loop = bench.Build(b => b.UseSandbox(locked).UseStrategy(Strategies.BestOfN(2)));

        ReplayReport report = await loop.ReplayAsync(runId);

        Assert.True(report.IsIdentical, report.Divergence?.ToString());
        Assert.Equal(RunOutcome.Succeeded, report.State.Outcome);
        Assert.Equal((await bench.ReadAsync(runId)).Count(e => e is not ClockRead), report.Events);
        Assert.Empty(locked.Sessions);
        Assert.Single(bench.Integrator.Requests);
        Assert.True(bench.Evaluator.Requests.Count > evaluated, "the evaluators are asked again, and answered from the journal");
    }

    [Fact]
    public async Task An_altered_recording_is_named_with_its_place()
    {
        string runId = await RecordAsync();
        List<RunEvent> events = await bench.ReadAsync(runId);
        long altered = events.First(e => e is CandidateEvaluated { Verdict: Verdict.Fail }).Sequence;
        bench.Store = await AlterAsync(runId, altered, data => data["verdict"] = "Pass");
        await using Loop loop = Build();

        ReplayReport report = await loop.ReplayAsync(runId);

        Assert.False(report.IsIdentical);
        Assert.Equal(altered, report.Divergence!.Sequence);
        Assert.Equal("/verdict", report.Divergence.Path);
        Assert.Equal("\"Pass\"", report.Divergence.Expected);
        Assert.Equal("\"Fail\"", report.Divergence.Actual);
    }

    [Fact]
    public async Task Every_altered_fact_is_found()
    {
        string runId = await RecordAsync();
        List<RunEvent> events = await bench.ReadAsync(runId);
        IProvenanceStore intact = bench.Store;
        foreach (RunEvent e in events.Where(e => e is CandidateProposed or CandidateSelected or PlanMade or TaskUnderstood or ContextGathered))
        {
            bench.Store = intact;
            bench.Store = await AlterAsync(runId, e.Sequence, data => data["added"] = "by somebody", dropProperty: true);
            await using Loop loop = Build();
            Divergence? found = (await loop.ReplayAsync(runId)).Divergence;
            Assert.True(found?.Sequence == e.Sequence, $"{e.Sequence} {e.Kind}: {found}");
        }
    }

    [Fact]
    public async Task Another_strategy_is_a_difference()
    {
        string runId = await RecordAsync();
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));

        Divergence? divergence = (await loop.ReplayAsync(runId)).Divergence;

        Assert.Equal("step.started", divergence!.Kind);
        Assert.Equal("/step/count", divergence.Path);
    }

    [Fact]
    public async Task An_unfinished_run_is_replayed_as_far_as_it_goes()
    {
        await using Loop loop = Build();
        string runId = "";
        await foreach (RunEvent e in loop.RunAsync(bench.Task))
        {
            if (e is RunStarted started)
                runId = started.RunId;
            if (e is CandidateEvaluated)
                break;
        }
        Assert.True((await loop.ReplayAsync(runId)).IsIdentical);
    }

    public void Dispose() => bench.Dispose();

    private Loop Build() => bench.Build(b => b.UseStrategy(Strategies.BestOfN(2)));

    private async Task<string> RecordAsync()
    {
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong again"), LoopBench.Writes("right"));
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        return state.RunId;
    }

    /// <summary>A copy of the store in which one record says something else.</summary>
    private async Task<IProvenanceStore> AlterAsync(string runId, long sequence, Action<JsonObject> alter, bool dropProperty = false)
    {
        var copy = new CopiedStore(bench.Store);
        var records = new List<ReadOnlyMemory<byte>>();
        await foreach (JournalRecord record in bench.Store.ReadAsync(new ReadRequest { RunId = runId }))
        {
            JsonObject node = JsonNode.Parse(record.Payload.Span)!.AsObject();
            if (record.Sequence == sequence)
                Alter(node["data"]!.AsObject(), alter, dropProperty);
            records.Add(Encoding.UTF8.GetBytes(node.ToJsonString()));
        }
        await copy.AppendAsync(new AppendRequest { RunId = runId, ExpectedSequence = 0, Records = records });
        return copy;
    }

    private static void Alter(JsonObject data, Action<JsonObject> alter, bool first)
    {
        if (!first)
            alter(data);
        else
            AlterFirst(data);
    }

    /// <summary>Changes the first text or number found, however deep.</summary>
    private static bool AlterFirst(JsonNode node) => node switch
    {
        JsonObject o => o.ToList().Any(p => p.Value is JsonValue v ? Replace(o, p.Key, v) : p.Value is not null && AlterFirst(p.Value)),
        JsonArray a => a.Any(item => item is not null and not JsonValue && AlterFirst(item)),
        _ => false,
    };

    private static bool Replace(JsonObject owner, string key, JsonValue value)
    {
        if (value.GetValueKind() != System.Text.Json.JsonValueKind.String || value.GetValue<string>().Length == 64)
            return false;
        owner[key] = value.GetValue<string>() + " altered";
        return true;
    }

    private sealed class CopiedStore(IProvenanceStore artifacts) : DelegatingProvenanceStore(artifacts)
    {
        private readonly InMemoryProvenanceStore records = new();

        public override ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => records.AppendAsync(request, cancellationToken);

        public override IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) => records.ReadAsync(request, cancellationToken);
    }
}
