namespace AgentLoop.Tests.Evaluating;

public sealed class PerformanceEvaluatorTests : IAsyncDisposable
{
    private readonly SuiteBench bench = new() { Files = { ["work.sh"] = "sleep 0.02\n" } };

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_slowdown_is_a_finding_and_no_failure_unless_that_is_wanted()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("sleep 0.2\n");

        Assert.Equal(Verdict.Pass, evaluation.Verdict);
        Assert.True(evaluation.Score < 0.6, $"{evaluation.Score}");
        Assert.Contains("times as long", Assert.Single(evaluation.Findings, finding => finding.Rule == "slowdown").Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Fail, (await JudgeAsync("sleep 0.2\n", failsOnRegression: true)).Verdict);
    }

    [Fact]
    public async Task What_takes_as_long_as_before_has_the_full_score()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync("sleep 0.01\n");

        Assert.Equal((Verdict.Pass, 1.0), (evaluation.Verdict, evaluation.Score));
        Assert.DoesNotContain(evaluation.Findings, finding => finding.Rule == "slowdown");
    }

    [Fact]
    public async Task A_command_that_fails_is_a_failure_of_whoever_made_it_fail()
    {
        Assert.Equal((Verdict.Fail, "\"sh work.sh\" exited with 3."), Said(await JudgeAsync("exit 3\n")));

        bench.Files["work.sh"] = "exit 4\n";
        Assert.Equal(
            (Verdict.Inconclusive, "In the untouched repository the command cannot be measured: \"sh work.sh\" exited with 4."), Said(await JudgeAsync("true\n")));
    }

    [Fact]
    public async Task The_memory_of_a_sandbox_that_counts_it_is_compared()
    {
        using var place = new Loops.Scratch();
        SandboxRequest request = new() { Workspace = Directory.CreateDirectory(place["w"]).FullName };
        await using ISandboxSession session = await Sandboxes.Strongest.OpenAsync(request, TestContext.Current.CancellationToken);

        CommandResult small = await session.ExecuteAsync(SandboxCommand.Shell("true"), TestContext.Current.CancellationToken);
        CommandResult large = await session.ExecuteAsync(
            new SandboxCommand { Program = "/usr/bin/python3", Arguments = ["-c", "x = bytearray(200_000_000)"] }, TestContext.Current.CancellationToken);

        if (small.PeakMemory is not { } little)
            Assert.Skip("There is no control group here in which memory is counted.");
        else
            Assert.True(large.PeakMemory > little + 150_000_000, $"{little} bytes, then {large.PeakMemory}");
    }

    private static (Verdict Verdict, string Reason) Said(AgentLoop.Evaluation evaluation) => (evaluation.Verdict, evaluation.Reason);

    private async Task<AgentLoop.Evaluation> JudgeAsync(string work, bool failsOnRegression = false)
    {
        PerformanceEvaluator evaluator = new(new PerformanceEvaluatorOptions
        {
            Command = new SandboxCommand { Program = "sh", Arguments = ["work.sh"] },
            Repeats = 4,
            MaxTimeRatio = 1.5,
            FailsOnRegression = failsOnRegression,
        });
        return await evaluator.EvaluateAsync(bench.Request(new Candidate { Changes = bench.Change(("work.sh", work)) }), TestContext.Current.CancellationToken);
    }
}
