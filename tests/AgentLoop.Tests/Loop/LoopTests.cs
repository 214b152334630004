using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class LoopTests : IDisposable
{
    private readonly LoopBench bench = new();

    [Fact]
    public async Task A_candidate_that_passes_is_selected_and_handed_over()
    {
        await using Loop loop = bench.Build();

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Equal("c1", state.Selected);
        Assert.Equal("c1", Assert.Single(bench.Integrator.Requests).CandidateId);
    }

    [Fact]
    public async Task The_users_files_are_untouched_and_nothing_is_left_behind()
    {
        await using Loop loop = bench.Build();

        await loop.RunToEndAsync(bench.Task);

        Assert.Equal("wrong\n", await File.ReadAllTextAsync(Path.Combine(bench.Repository, LoopBench.File)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.WorkFolder));
    }

    [Fact]
    public async Task Every_event_is_durable_before_it_is_seen()
    {
        await using Loop loop = bench.Build();

        string? runId = null;
        await foreach (RunEvent e in loop.RunAsync(bench.Task))
        {
            runId ??= ((RunStarted)e).RunId;
            Assert.Contains(await bench.ReadAsync(runId), stored => stored.Sequence == e.Sequence && stored.Kind == e.Kind);
        }
    }

    [Fact]
    public async Task The_baseline_is_evaluated_before_candidates_and_shown_to_their_evaluators()
    {
        await using Loop loop = bench.Build();

        await loop.RunToEndAsync(bench.Task);

        Assert.Collection(
            bench.Evaluator.Requests,
            baseline => Assert.Null(baseline.Candidate),
            candidate => Assert.Equal(Verdict.Fail, candidate.Baseline!.Verdict));
    }

    [Fact]
    public async Task The_next_attempt_is_told_what_became_of_the_one_before()
    {
        bench.Generator.OnGenerate = (request, _) => new[] { LoopBench.Writes(request.Attempts.Count == 0 ? "still wrong" : "right") }.ToAsyncEnumerable();
        await using Loop loop = bench.Build();

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Attempt first = Assert.Single(bench.Generator.Requests[1].Attempts);
        Assert.Equal("c1", first.CandidateId);
        Assert.Equal(Verdict.Fail, Assert.Single(first.Evaluations).Verdict);
    }

    [Fact]
    public async Task Without_a_candidate_that_passes_the_run_says_so_and_hands_nothing_over()
    {
        bench.Generator.OnGenerate = (request, _) => new[] { LoopBench.Writes($"wrong again {request.Attempts.Count}") }.ToAsyncEnumerable();
        await using Loop loop = bench.Build();

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        Assert.Equal(3, state.Candidates.Count);
        Assert.Empty(bench.Integrator.Requests);
    }

    [Fact]
    public async Task An_edit_outside_of_the_workspace_is_rejected_without_being_run()
    {
        var escape = new Candidate { Changes = new ChangeSet { Files = [new FileChange { Path = "../outside.txt", Kind = FileChangeKind.Add, Content = "x"u8.ToArray() }] } };
        bench.Generator = new FakeGenerator(escape);
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot).AddPolicy(new FakePolicy()));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        Assert.NotNull(state.Candidates[1].Rejection);
        Assert.Single(bench.Evaluator.Requests);
        Assert.False(File.Exists(Path.Combine(bench.WorkFolder, "outside.txt")));
    }

    [Fact]
    public async Task A_stale_edit_is_rejected()
    {
        Candidate stale = LoopBench.Writes("right");
        stale = stale with { Changes = new ChangeSet { Files = [stale.Changes.Files[0] with { Expected = Digest.Of("other"u8) }] } };
        bench.Generator = new FakeGenerator(stale);
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Contains(LoopBench.File, state.Candidates[1].Rejection!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_without_a_change_is_rejected_with_the_generators_reason()
    {
        bench.Generator = new FakeGenerator(new Candidate { Changes = ChangeSet.Empty, Failure = "The answer was prose." });
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal("The answer was prose.", state.Candidates[1].Rejection);
    }

    [Fact]
    public async Task The_first_that_passes_stops_the_others()
    {
        var slow = new TaskCompletionSource();
        bench.Generator = new FakeGenerator(LoopBench.Writes("slow"), LoopBench.Writes("right"), LoopBench.Writes("never"), LoopBench.Writes("never either"));
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            if (request.Candidate?.Rationale.Contains("slow", StringComparison.Ordinal) == true)
                await Task.Delay(Timeout.Infinite, ct);
            return request.Candidate?.Rationale.Contains("right", StringComparison.Ordinal) == true ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
        };
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(4, stopAtFirstPass: true)).WithOptions(o => o.MaxParallelism = 2));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal("c2", state.Selected);
        Assert.True(state.Candidates[1].Stopped);
        Assert.Equal(GenerationEnd.Stopped, state.LastGeneration);
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public async Task Candidates_are_judged_in_parallel_as_many_as_allowed()
    {
        int running = 0, most = 0;
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Generator = new FakeGenerator([.. Enumerable.Range(0, 8).Select(i => LoopBench.Writes($"right {i}"))]);
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            if (request.Candidate is null)
                return FakeEvaluator.Pass();
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            if (now == 3)
                full.TrySetResult();
            await Task.WhenAny(full.Task, Task.Delay(TimeSpan.FromSeconds(10), ct));
            await Task.Delay(30, ct);
            Interlocked.Decrement(ref running);
            return FakeEvaluator.Pass();
        };
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(8)).WithOptions(o => o.MaxParallelism = 3));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(3, most);
        Assert.Equal(8, state.Passing.Count());
    }

    [Fact]
    public async Task Why_each_other_candidate_lost_is_recorded()
    {
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong again"), LoopBench.Writes("right"), LoopBench.Writes("right and more\nand more"));
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(3)));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Equal("c2", Assert.Single(events.OfType<CandidateSelected>()).CandidateId);
        Assert.Equal(["c1", "c3"], events.OfType<CandidateDiscarded>().Select(d => d.CandidateId).Order(StringComparer.Ordinal));
    }

    public void Dispose() => bench.Dispose();
}
