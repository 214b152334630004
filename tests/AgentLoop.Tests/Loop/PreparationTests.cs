using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class PreparationTests : IDisposable
{
    private readonly LoopBench bench = new();

    public PreparationTests() => bench.Evaluator.OnEvaluate = async (request, ct) =>
    {
        CommandResult result = await request.Sandbox.ExecuteAsync(
            SandboxCommand.Shell($"grep -q packages obj/restored && grep -q cached \"$TOOL_CACHE/entry\" && grep -q right {LoopBench.File}"), ct);
        return result.Succeeded ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
    };

    private static Preparation Restore(string line = "mkdir -p obj \"$TOOL_CACHE\" && echo packages >> obj/restored && echo cached > \"$TOOL_CACHE/entry\"") => new()
    {
        Commands = [SandboxCommand.Shell(line)],
        Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["TOOL_CACHE"] = "tools" },
    };

    private Loop Build(Preparation preparation, ISandbox? sandbox = null) => bench.Build(b => b
        .UseSandbox(sandbox ?? Sandboxes.Unisolated)
        .UseStrategy(Strategies.BestOfN(2))
        .WithOptions(o => o.Preparation = preparation));

    [Fact]
    public async Task What_was_prepared_is_in_every_private_copy_and_recorded_once()
    {
        bench.Generator = new FakeGenerator(LoopBench.Writes("wrong still"), LoopBench.Writes("right"));
        await using Loop loop = Build(Restore());
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(events[^1]).Outcome);
        CommandExecuted prepared = Assert.Single(events.OfType<CommandExecuted>(), e => e.Scope.EndsWith("/prepare", StringComparison.Ordinal));
        Assert.Equal(0, prepared.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(bench.Repository, "obj")));
    }

    [Fact]
    public async Task Later_commands_may_read_the_cache_and_not_change_it()
    {
        string? changed = null;
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            CommandResult result = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("cat \"$TOOL_CACHE/entry\"; echo poisoned > \"$TOOL_CACHE/entry\" && echo changed"), ct);
            changed = result.StandardOutput.Text;
            return FakeEvaluator.Pass();
        };
        await using Loop loop = Build(Restore(), Sandboxes.Landlock);
        await loop.RunAsync(bench.Task).ToListAsync();
        Assert.Equal("cached\n", changed);
    }

    [Fact]
    public async Task A_preparation_that_fails_ends_the_run_and_says_what_it_said()
    {
        await using Loop loop = Build(Restore("echo no feed there >&2; exit 3"));
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        RunFinished finished = Assert.IsType<RunFinished>(events[^1]);
        Assert.Equal(RunOutcome.Failed, finished.Outcome);
        Assert.Contains("ended with 3: no feed there", finished.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(events, e => e is CandidateProposed);
    }

    [Fact]
    public async Task A_run_left_after_any_event_prepares_its_new_copy_again_without_a_word()
    {
        List<RunEvent> whole;
        await using (Loop loop = Build(Restore()))
            whole = await loop.RunAsync(bench.Task).ToListAsync();

        for (int leaveAfter = 1; leaveAfter < whole.Count; leaveAfter += Sweeps.Step)
        {
            bench.Store = new InMemoryProvenanceStore();
            await using Loop loop = Build(Restore());
            List<RunEvent> first = await loop.RunAsync(bench.Task).Take(leaveAfter).ToListAsync();
            string runId = ((RunStarted)first[0]).RunId;
            RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();

            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(last).Outcome);
            Assert.Single((await bench.ReadAsync(runId)).OfType<CommandExecuted>(), e => e.Scope.EndsWith("/prepare", StringComparison.Ordinal));
            ReplayReport replay = await loop.ReplayAsync(runId);
            Assert.True(replay.IsIdentical, $"left after {leaveAfter}: {replay.Divergence}");
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public void A_cache_that_is_no_folder_name_is_refused_when_it_is_set(string name)
    {
        Preparation wrong = Restore() with { Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["TOOL_CACHE"] = name } };
        AgentLoopException refused = Assert.Throws<AgentLoopException>(() => Build(wrong));
        Assert.Contains($"\"{name}\" is not the name of a folder", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();
}
