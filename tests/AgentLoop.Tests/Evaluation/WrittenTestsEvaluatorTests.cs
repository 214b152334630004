using AgentLoop.Testing;

namespace AgentLoop.Tests.Evaluating;

public sealed class WrittenTestsEvaluatorTests : IAsyncDisposable
{
    private readonly SuiteBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Tests_are_kept_that_fail_each_time_and_judge_candidates()
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        bench.Toss("wavers", "FPFPFPFPFP");
        WrittenTestsEvaluator evaluator = Evaluator(("tests/new.t", "passes one\nadds two\nwavers coin\n"), ("tests/more.t", "adds_more three\n"));

        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);
        Assert.Equal(["adds", "adds_more"], baseline.Written!.Names);
        Assert.Equal((Verdict.Fail, "2 tests were written that fail in the untouched repository: adds, adds_more."), (baseline.Verdict, baseline.Reason));

        AgentLoop.Evaluation half = await JudgeAsync(evaluator, baseline, ("product.txt", "one two"));
        Assert.Equal((Verdict.Fail, 0.5, "1 of 2 tests written for the task did not pass."), (half.Verdict, half.Score, half.Reason));
        Assert.Contains("adds_more", half.Feedback, StringComparison.Ordinal);
        Assert.Equal(Verdict.Pass, (await JudgeAsync(evaluator, baseline, ("product.txt", "one two three"))).Verdict);
    }

    [Fact]
    public async Task A_candidate_cannot_stand_in_for_the_written_tests()
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        WrittenTestsEvaluator evaluator = Evaluator(("tests/new.t", "adds two\n"));
        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Fail, (await JudgeAsync(evaluator, baseline, ("tests/new.t", "adds pass\n"))).Verdict);
    }

    [Fact]
    public async Task A_writer_that_changes_what_is_there_is_not_listened_to()
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        WrittenTestsEvaluator evaluator = Evaluator(("tests/a.t", "keeps two\n"), ("product.txt", "two"), ("src/new.txt", "x"));

        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);

        Assert.Equal((Verdict.Inconclusive, "No test was written that fails in the untouched repository each time."), (baseline.Verdict, baseline.Reason));
        Assert.Equal(Verdict.Inconclusive, (await JudgeAsync(evaluator, baseline, ("product.txt", "two"))).Verdict);
    }

    private WrittenTestsEvaluator Evaluator(params (string Path, string Text)[] written) => new(new WrittenTestsEvaluatorOptions
    {
        Writer = new FakeGenerator([.. written.Select(file => new Candidate { Changes = bench.Change((file.Path, file.Text)) })]),
        Suites = [bench.Suite],
    });

    private async Task<AgentLoop.Evaluation> JudgeAsync(WrittenTestsEvaluator evaluator, AgentLoop.Evaluation baseline, params (string Path, string? Text)[] changes) =>
        await evaluator.EvaluateAsync(bench.Request(new Candidate { Changes = bench.Change(changes) }) with { Baseline = baseline }, TestContext.Current.CancellationToken);
}
