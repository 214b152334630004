using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class EvaluationOrderTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly List<string> asked = [];

    [Fact]
    public async Task Gates_are_asked_before_others_and_cheap_ones_before_dear_ones()
    {
        await using Loop loop = bench.Build(b => b
            .AddEvaluator(Named("dear score", EvaluationEffort.Executes), isGate: false)
            .AddEvaluator(Named("dear gate", EvaluationEffort.Executes))
            .AddEvaluator(Named("cheap score", EvaluationEffort.Reads), isGate: false)
            .AddEvaluator(Named("build gate", EvaluationEffort.Builds))
            .AddEvaluator(Named("cheap gate", EvaluationEffort.Reads)));

        await loop.RunToEndAsync(bench.Task);

        Assert.Equal(["cheap gate", "build gate", "dear gate", "cheap score", "dear score"], asked[..5]);
    }

    [Fact]
    public async Task After_a_gate_that_fails_nobody_is_asked_about_the_candidate()
    {
        NamedEvaluator strict = Named("strict", EvaluationEffort.Reads);
        strict.OnEvaluate = (request, _) => new(request.Candidate is null ? FakeEvaluator.Pass() : FakeEvaluator.Fail());
        await using Loop loop = bench.Build(b => b.AddEvaluator(strict).AddEvaluator(Named("late", EvaluationEffort.Executes)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        Assert.Equal("strict", Assert.Single(state.Candidates[1].Evaluations).Evaluator);
        Assert.Single(asked, name => name == "late");
    }

    [Fact]
    public async Task Those_that_only_read_are_asked_at_the_same_time()
    {
        using var both = new Barrier(2);
        NamedEvaluator one = Named("one", EvaluationEffort.Reads);
        NamedEvaluator two = Named("two", EvaluationEffort.Reads);
        one.OnEvaluate = two.OnEvaluate = async (_, ct) =>
        {
            await Task.Yield();
            return both.SignalAndWait(TimeSpan.FromSeconds(30), ct) ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
        };
        await using Loop loop = bench.Build(b => b.AddEvaluator(one).AddEvaluator(two));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
    }

    [Fact]
    public async Task An_evaluator_that_takes_too_long_has_failed_and_no_candidate_passes_it()
    {
        NamedEvaluator slow = Named("slow", EvaluationEffort.Executes, TimeSpan.FromMilliseconds(200));
        slow.OnEvaluate = async (request, ct) =>
        {
            if (request.Candidate is not null)
                await Task.Delay(Timeout.Infinite, ct);
            return FakeEvaluator.Pass();
        };
        await using Loop loop = bench.Build(b => b.AddEvaluator(slow).UseStrategy(Strategies.SingleShot));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        EvaluationSummary said = state.Candidates[1].Evaluations.Single(e => e.Evaluator == "slow");
        Assert.Equal(Verdict.Error, said.Verdict);
        Assert.Contains("had not answered after", said.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluator_is_told_what_was_said_before_and_how_long_it_took_is_recorded()
    {
        IReadOnlyList<string> before = [];
        NamedEvaluator last = Named("last", EvaluationEffort.Executes);
        last.OnEvaluate = async (request, ct) =>
        {
            before = [.. request.Earlier.Select(e => e.Evaluator)];
            await Task.Delay(20, ct);
            return FakeEvaluator.Pass();
        };
        await using Loop loop = bench.Build(b => b.AddEvaluator(last, isGate: false).AddEvaluator(Named("first", EvaluationEffort.Reads)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(["first", nameof(FakeEvaluator)], before);
        Assert.True(state.Candidates[1].Evaluations.Single(e => e.Evaluator == "last").Duration >= TimeSpan.FromMilliseconds(15));
    }

    [Fact]
    public async Task An_unchanged_repository_is_judged_once_by_whoever_says_what_its_word_depends_on()
    {
        NamedEvaluator keyed = new("keyed", new EvaluatorTraits { BaselineKey = "settings" });
        keyed.OnEvaluate = (request, _) => new(request.Candidate is null ? FakeEvaluator.Fail() : FakeEvaluator.Pass());
        await using Loop loop = bench.Build(b => b.AddEvaluator(keyed));

        await loop.RunToEndAsync(bench.Task);
        await loop.RunToEndAsync(bench.Task);
        Assert.Equal(1, keyed.Baselines);
        Assert.Equal(2, bench.Evaluator.Requests.Count(r => r.Candidate is null));

        File.WriteAllText(Path.Combine(bench.Repository, "other.txt"), "new");
        await loop.RunToEndAsync(bench.Task);
        Assert.Equal(2, keyed.Baselines);
    }

    [Fact]
    public async Task A_remembered_baseline_lasts_in_a_folder_and_the_run_can_be_replayed_without_it()
    {
        NamedEvaluator keyed = new("keyed", new EvaluatorTraits { BaselineKey = "settings" });
        string folder = Path.Combine(bench.WorkFolder, "baselines");
        await using (Loop first = bench.Build(b => b.AddEvaluator(keyed).UseBaselineCache(new FolderBaselineCache(folder))))
            await first.RunToEndAsync(bench.Task);
        await using Loop second = bench.Build(b => b.AddEvaluator(keyed).UseBaselineCache(new FolderBaselineCache(folder)));
        RunState state = await second.RunToEndAsync(bench.Task);
        Assert.Equal(1, keyed.Baselines);
        Assert.Equal(["keyed"], state.Baseline!.Value.Where(e => e.IsRemembered).Select(e => e.Evaluator));
        Assert.DoesNotContain(state.Candidates[1].Evaluations, e => e.IsRemembered);

        Directory.Delete(folder, recursive: true);
        ReplayReport report = await second.ReplayAsync(state.RunId);
        Assert.True(report.IsIdentical, report.Divergence?.ToString());
    }

    [Fact]
    public async Task Who_judges_changes_alone_is_not_asked_of_the_untouched_repository()
    {
        NamedEvaluator guard = new("guard", new EvaluatorTraits { JudgesChangesAlone = true });
        await using Loop loop = bench.Build(b => b.AddEvaluator(guard));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal((RunOutcome.Succeeded, 0), (state.Outcome, guard.Baselines));
        Assert.Equal([nameof(FakeEvaluator)], state.Baseline!.Value.Select(e => e.Evaluator));
        Assert.Contains(state.Candidates[1].Evaluations, e => e.Evaluator == "guard");
    }

    [Fact]
    public async Task Where_none_passes_the_one_that_came_closest_is_named()
    {
        TestComparison mended = new() { Fixed = ["a"], StillFailing = ["b"] };
        bench.Generator = new FakeGenerator(LoopBench.Writes("nothing"), LoopBench.Writes("half"));
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            bool isHalf = (await request.Sandbox.ExecuteAsync(SandboxCommand.Shell($"grep -q half {LoopBench.File}"), ct)).Succeeded;
            return FakeEvaluator.Fail() with { Reason = isHalf ? "b failed." : "a and b failed.", Score = isHalf ? 0.5 : 0, Comparison = isHalf ? mended : new() };
        };
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(2)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal("None of 2 candidates passed. c2 came closest, mending 1 test: b failed.", state.Reason);
        Assert.Equal(["c2", "c1"], state.BestFirst.Select(c => c.Id));
    }

    [Fact]
    public async Task A_copy_has_the_change_it_is_asked_for_and_leaves_the_candidates_alone()
    {
        NamedEvaluator curious = Named("curious", EvaluationEffort.Executes);
        curious.OnEvaluate = async (request, ct) =>
        {
            await using ISandboxSession copy = request.OpenCopy!(request.Run.Child("copy"), ChangeSet.Empty);
            await copy.WriteFileAsync("left.txt", "x"u8.ToArray(), ct);
            CommandResult there = await copy.ExecuteAsync(SandboxCommand.Shell($"grep -q wrong {LoopBench.File}"), ct);
            ReadOnlyMemory<byte>? here = await request.Sandbox.ReadFileAsync("left.txt", ct);
            return there.Succeeded && here is null ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
        };
        await using Loop loop = bench.Build(b => b.AddEvaluator(curious));

        RunState state = await loop.RunToEndAsync(bench.Task);
        ReplayReport report = await loop.ReplayAsync(state.RunId);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.True(report.IsIdentical, report.Divergence?.ToString());
    }

    public void Dispose() => bench.Dispose();

    private NamedEvaluator Named(string name, EvaluationEffort effort, TimeSpan? timeout = null) =>
        new(name, new EvaluatorTraits { Effort = effort, Timeout = timeout ?? TimeSpan.FromHours(1) }, asked);
}
