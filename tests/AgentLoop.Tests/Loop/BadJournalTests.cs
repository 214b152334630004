using System.Text;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>What is made of a journal that cannot be gone on from: one sentence that names the place.</summary>
public sealed class BadJournalTests : IDisposable
{
    private readonly LoopBench bench = new();

    [Theory]
    [InlineData("""{"v":1,"kind":"moon.risen","seq":SEQ,"at":"2030-01-01T00:00:00+00:00","scope":"a/b","data":{"phase":"full"}}""", "moon.risen")]
    [InlineData("""{"v":2,"kind":"approval.decided","seq":SEQ,"at":"2030-01-01T00:00:00+00:00","scope":"a/b","data":{"quorum":3}}""", "approval.decided")]
    public async Task A_record_that_this_version_cannot_read_is_named_and_not_acted_upon(string record, string kind)
    {
        const int At = 6;
        await using Loop loop = bench.Build();
        string runId = (await loop.RunToEndAsync(bench.Task)).RunId;
        string odd = $"{runId}-odd";
        List<ReadOnlyMemory<byte>> records = await bench.Store.ReadAsync(new ReadRequest { RunId = runId }).Take(At).Select(r => r.Payload).ToListAsync();
        records.Add(Encoding.UTF8.GetBytes(record.Replace("SEQ", $"{At}", StringComparison.Ordinal)));
        await bench.Store.AppendAsync(new AppendRequest { RunId = odd, ExpectedSequence = 0, Records = records });

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = odd }).LastAsync());
        Assert.Contains($"Record {At} of run \"{odd}\" is a \"{kind}\"", thrown.Message, StringComparison.Ordinal);
        Divergence? found = (await loop.ReplayAsync(odd)).Divergence;
        Assert.Equal((At, kind), (found!.Sequence, found.Expected));
        await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ForkAsync(new ForkRequest { RunId = odd, AtSequence = At + 1 }).LastAsync());
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)await loop.ForkAsync(new ForkRequest { RunId = odd, AtSequence = At }).LastAsync()).Outcome);
    }

    [Fact]
    public async Task A_run_of_which_a_record_was_erased_is_not_taken_up()
    {
        await using Loop loop = bench.Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        await bench.Store.EraseAsync(new EraseRequest { RunId = state.RunId, Sequence = 3, RequestedBy = "somebody", Reason = "asked" });

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ReplayAsync(state.RunId));

        Assert.Contains("Record 3", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("was erased", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_back_turns_no_time_around()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2030, 1, 2, 0, 0, 0, TimeSpan.Zero));
        string runId = "";
        await using (Loop loop = bench.Build(b => b.UseClock(clock)))
        {
            await foreach (RunEvent e in loop.RunAsync(bench.Task))
            {
                runId = (e as RunStarted)?.RunId ?? runId;
                clock.Advance(TimeSpan.FromSeconds(1));
                if (e is CandidateProposed)
                    break;
            }
        }

        await using Loop later = bench.Build(b => b.UseClock(new ManualTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)await later.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync()).Outcome);

        List<RunEvent> events = await bench.ReadAsync(runId);
        Assert.Equal(events.Select(e => e.At).Order(), events.Select(e => e.At));
        Assert.Equal(TimeSpan.Zero, Assert.Single(events.OfType<RunResumed>()).Paused);
        Assert.All(events.OfType<CandidateEvaluated>().SelectMany(e => e.Evaluations), e => Assert.True(e.Duration >= TimeSpan.Zero));
        Assert.True(events.Aggregate(RunState.Start(runId), (s, e) => s.Apply(e)).ActiveTime >= TimeSpan.Zero);
        Assert.True((await later.ReplayAsync(runId)).IsIdentical);
    }

    [Fact]
    public async Task Content_that_was_pruned_or_erased_is_said_to_be()
    {
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong again"));
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.Repair(2)));
        string runId = (await loop.RunToEndAsync(bench.Task)).RunId;
        List<RunEvent> events = await bench.ReadAsync(runId);
        EvaluationSummary baseline = events.OfType<BaselineEvaluated>().Single().Evaluations[0];
        string cut = await bench.Store.CutAsync(runId, events.First(e => e is GenerationEnded).Sequence + 2);
        bench.Store = new ForgetfulStore(bench.Store, baseline.Report.Digest);
        await using Loop other = bench.Build(b => b.UseStrategy(Strategies.Repair(2)));

        var thrown = await Assert.ThrowsAsync<ProvenanceException>(async () => await other.ResumeAsync(new ResumeRequest { RunId = cut }).LastAsync());

        Assert.Contains("pruned or erased", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(baseline.Report.Digest.ToString(), thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private sealed class ForgetfulStore(IProvenanceStore inner, Digest forgotten) : DelegatingProvenanceStore(inner)
    {
        public override ValueTask<StoredArtifact?> FindAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
            query.Name == forgotten ? ValueTask.FromResult<StoredArtifact?>(null) : base.FindAsync(query, cancellationToken);
    }
}
