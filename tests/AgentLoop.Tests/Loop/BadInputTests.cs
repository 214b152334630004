using System.Text;
using AgentLoop.Provenance.Sqlite;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>What a whole loop makes of bad input: a result or one sentence, the user's repository as it was, and a journal that tells.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly LoopBench bench = new();

    [Theory]
    [InlineData("missing", "missing")]
    [InlineData("file", "file")]
    [InlineData("empty", "empty")]
    public async Task A_workspace_that_is_none_is_refused_in_a_sentence_before_anything_is_recorded(string name, string named)
    {
        scratch.Write("file", "x");
        Directory.CreateDirectory(scratch["empty"]);
        await using Loop loop = bench.Build();

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () =>
            await loop.RunToEndAsync(new AgentTask { Goal = "g", Workspace = scratch[name] }));

        Assert.Contains(named, thrown.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(bench.WorkFolder) && Directory.EnumerateFileSystemEntries(bench.WorkFolder).Any());
    }

    [Fact]
    public async Task A_work_folder_that_others_may_write_to_is_refused()
    {
        Directory.CreateDirectory(bench.WorkFolder);
        File.SetUnixFileMode(bench.WorkFolder, (UnixFileMode)0b111_111_111);
        await using Loop loop = bench.Build();

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.RunToEndAsync(bench.Task));

        Assert.Contains("WorkFolder", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_git_ends_with_a_sentence_that_names_the_other_way()
    {
        await using Loop loop = bench.Build(b => b.UseIntegrator(new GitBranchIntegrator()));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.Failed, state.Outcome);
        Assert.Contains("PatchFileIntegrator", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_handed_over_is_handed_over_by_another_integrator_on_resuming()
    {
        await using Loop loop = bench.Build(b => b.UseIntegrator(new GitBranchIntegrator()));
        RunState state = await loop.RunToEndAsync(bench.Task);
        await using Loop other = bench.Build(b => b.UseIntegrator(new PatchFileIntegrator(scratch["fix.patch"])));

        RunEvent last = await other.ResumeAsync(new ResumeRequest { RunId = state.RunId }).LastAsync();

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)last).Outcome);
        Assert.Contains("+right", await File.ReadAllTextAsync(scratch["fix.patch"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_ends_the_run_before_anything_is_tried()
    {
        RunState state = await JudgeAsync(new SandboxCommand { Program = "no-such-program" }, RunOutcome.Failed);
        Assert.Contains("no-such-program", state.Reason, StringComparison.Ordinal);
        Assert.Empty(state.Candidates);
    }

    [Fact]
    public async Task A_command_that_hangs_is_cut_off_and_no_pass()
    {
        RunState state = await JudgeAsync(SandboxCommand.Shell("sleep 600") with { Timeout = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(Verdict.Fail, state.Candidates[1].Verdict);
    }

    [Fact]
    public async Task A_command_that_prints_a_gigabyte_does_not_swell_the_journal()
    {
        RunState state = await JudgeAsync(SandboxCommand.Shell("head -c 1G /dev/zero | tr '\\0' x; exit 1"));

        Assert.Equal(Verdict.Fail, state.Candidates[1].Verdict);
        long length = 0;
        await foreach (JournalRecord record in bench.Store.ReadAsync(new ReadRequest { RunId = state.RunId }))
            length += record.Payload.Length;
        Assert.InRange(length, 1, 100_000);
    }

    [Fact]
    public async Task A_command_that_forks_leaves_no_child_behind()
    {
        string mark = $"{Environment.ProcessId}.{Environment.TickCount64}";
        await JudgeAsync(SandboxCommand.Shell($"sleep 600.{mark} & sleep 600.{mark} & exit 1"));
        Assert.DoesNotContain(mark, await Shell.RunAsync("/", "ps ax -o args= | grep -v 'ps ax' | grep 'sleep 600' || true"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would rather talk about it.")]
    [InlineData("{\"rationale\": \"cut off\", \"edits\": [{\"action\": ")]
    [InlineData("""{"rationale":"r","edits":[{"action":"write","path":"../outside.txt","content":"x"}]}""")]
    [InlineData("""{"rationale":"r","edits":[{"action":"replace","path":"answer.txt","search":"not there","replace":"x"}]}""")]
    public async Task A_model_that_gives_nothing_of_use_is_told_why_and_the_journal_tells_too(string answer)
    {
        var model = new ScriptedChatClient().Otherwise((_, _, _) => new(new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.Assistant, answer)));
        await using Loop loop = bench.Build(b => b.UseChatClient(model).UseGenerator(new ChatGenerator()).UseStrategy(Strategies.Repair(2)));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.NoAcceptableCandidate, state.Outcome);
        Assert.Equal(2, state.Candidates.Count);
        Assert.All(state.Candidates.Values, c => Assert.NotEmpty(c.Rejection!));
        Assert.Contains(state.Candidates[1].Rejection!.Split('.')[0], string.Concat(model.Requests[^1].Messages.Select(m => m.Text)), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(bench.Repository));
        Assert.True((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public void A_corrupt_database_is_refused_in_a_sentence()
    {
        scratch.Write("runs.db", "this is no database, although it is long enough to be mistaken for one by a hurried reader");
        var thrown = Assert.Throws<ProvenanceException>(() => new SqliteProvenanceStore(scratch["runs.db"]));
        Assert.Contains("runs.db", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_another_process_performs_is_not_taken_up()
    {
        await using Loop loop = bench.Build();
        var events = loop.RunAsync(bench.Task).GetAsyncEnumerator();
        await using var owned = events.ConfigureAwait(false);
        Assert.True(await events.MoveNextAsync());
        string runId = ((RunStarted)events.Current).RunId;

        var thrown = await Assert.ThrowsAnyAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync());

        Assert.Contains("is being performed", thrown.Message, StringComparison.Ordinal);
        RunEvent last = events.Current;
        while (await events.MoveNextAsync())
            last = events.Current;
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(last).Outcome);
    }

    public void Dispose()
    {
        bench.Dispose();
        scratch.Dispose();
    }

    private async Task<RunState> JudgeAsync(SandboxCommand command, RunOutcome expected = RunOutcome.NoAcceptableCandidate)
    {
        var builder = new AgentLoopBuilder()
            .UseGenerator(new FakeGenerator(LoopBench.Writes("right")))
            .UseSandbox(Sandboxes.Strongest)
            .AddEvaluator(Evaluators.Command(new CommandEvaluatorOptions { Name = "test", Command = command }))
            .UseProvenance(bench.Store)
            .UseIntegrator(bench.Integrator)
            .UseStrategy(Strategies.SingleShot)
            .WithOptions(o => o.WorkFolder = bench.WorkFolder);
        await using Loop loop = builder.Build();

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(expected, state.Outcome);
        Assert.Equal("wrong\n", await File.ReadAllTextAsync(Path.Combine(bench.Repository, LoopBench.File), Encoding.UTF8));
        return state;
    }
}
