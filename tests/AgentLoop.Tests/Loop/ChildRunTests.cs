using System.Runtime.CompilerServices;
using System.Text;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class ChildRunTests : IDisposable
{
    /// <summary>A call whose record was lost with the store is made again.</summary>
    private const int CallsLost = 2;

    private readonly LoopBench bench = new();
    private readonly ScriptedChatClient model = new ScriptedChatClient().Otherwise((_, _, _) => Says("tested"));
    private readonly List<string> seen = [];
    private int childGenerations;

    [Fact]
    public async Task A_run_within_a_run_hands_its_change_up_and_is_paid_by_the_other()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child);

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Contains("right, tested", state.Candidates[1].Rationale, StringComparison.Ordinal);
        Assert.Equal((1, 1), (state.Spent.ModelCalls, state.Spent.Iterations));
        Assert.Single(bench.Integrator.Requests);

        ChildRunEnded ended = Assert.Single((await bench.ReadAsync(state.RunId)).OfType<ChildRunEnded>());
        Assert.StartsWith(state.RunId + ".", ended.ChildRunId, StringComparison.Ordinal);
        List<RunEvent> own = await bench.ReadAsync(ended.ChildRunId);
        Assert.EndsWith("generator", Assert.IsType<RunStarted>(own[0]).AskedBy, StringComparison.Ordinal);
        Assert.IsType<RunFinished>(own[^1]);
    }

    [Fact]
    public async Task It_begins_with_the_change_that_it_is_given()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child);
        await loop.RunToEndAsync(bench.Task);
        Assert.All(seen, text => Assert.Equal("right\n", text));
    }

    [Fact]
    public async Task It_is_not_performed_again_when_the_run_is_replayed()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child);
        string runId = (await loop.RunToEndAsync(bench.Task)).RunId;
        int before = childGenerations;

        ReplayReport report = await loop.ReplayAsync(runId);

        Assert.True(report.IsIdentical, report.Divergence?.ToString());
        Assert.Equal((before, 1), (childGenerations, model.Requests.Count));
    }

    [Fact]
    public async Task A_run_that_was_killed_anywhere_goes_on_there_and_asks_no_model_twice()
    {
        int killed = 0;
        while (await KilledAtAsync((killed * Sweeps.Step) + 2) is { } runId)
        {
            killed++;
            await using Loop child = Child();
            await using Loop loop = Parent(child);
            RunState state = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).FoldAsync();
            RunState whole = (await bench.ReadAsync(runId)).Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
            Assert.Equal(RunOutcome.Succeeded, whole.Outcome);
            Assert.InRange(whole.Spent.ModelCalls, 1, 2); // one whose answer was lost is paid, too
            Assert.Equal(state.Outcome, whole.Outcome);
            Assert.InRange(model.Requests.Count, killed, killed + CallsLost);
            Assert.True((await loop.ReplayAsync(runId)).IsIdentical);
        }

        Assert.InRange(killed, 10, 200);
    }

    /// <summary>The id of a run that lost its store at this append, of its own or of the one within it; nothing where it came to its end.</summary>
    private async Task<string?> KilledAtAsync(int append)
    {
        InMemoryProvenanceStore kept = new();
        bench.Store = new FailingStore(kept, append);
        await using Loop child = Child();
        await using Loop loop = Parent(child);
        string? runId = null;
        try
        {
            await foreach (RunEvent e in loop.RunAsync(bench.Task))
                runId = (e as RunStarted)?.RunId ?? runId;
            return null;
        }
        catch (ProvenanceException)
        {
            bench.Store = kept;
            return runId;
        }
    }

    [Fact]
    public async Task It_is_resumed_with_the_run_that_asked_for_it_and_not_alone()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child);
        string runId = (await loop.RunToEndAsync(bench.Task)).RunId;
        string childId = (await bench.ReadAsync(runId)).OfType<ChildRunEnded>().Single().ChildRunId;

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.ResumeAsync(new ResumeRequest { RunId = childId }).LastAsync());

        Assert.Contains($"works within run \"{runId}\"", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_gets_no_more_than_is_left()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child, wanted: new Budget { MaxModelCalls = 50 }, configure: b => b.WithBudget(x => x.MaxModelCalls = 3));
        RunState state = await loop.RunToEndAsync(bench.Task);
        string childId = (await bench.ReadAsync(state.RunId)).OfType<ChildRunEnded>().Single().ChildRunId;
        Assert.Equal(3, ((RunStarted)(await bench.ReadAsync(childId))[0]).Budget.MaxModelCalls);
        Assert.Equal(1, state.Spent.ModelCalls);
    }

    [Fact]
    public async Task One_that_runs_out_says_so_and_the_other_goes_on()
    {
        await using Loop child = Child(callsEach: 2);
        await using Loop loop = Parent(child, wanted: new Budget { MaxModelCalls = 1 });
        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.Equal(RunOutcome.BudgetExhausted, (await bench.ReadAsync(state.RunId)).OfType<ChildRunEnded>().Single().Outcome);
    }

    [Fact]
    public async Task Where_nothing_is_left_none_is_begun()
    {
        await using Loop child = Child();
        await using Loop loop = Parent(child, configure: b => b.WithBudget(x => x.MaxModelCalls = 0));
        Assert.Equal(RunOutcome.BudgetExhausted, (await loop.RunToEndAsync(bench.Task)).Outcome);
        Assert.Equal(0, childGenerations);
    }

    [Fact]
    public async Task A_change_that_does_not_fit_is_refused_in_a_sentence()
    {
        ChangeSet misfit = new() { Files = [new FileChange { Path = "none.txt", Kind = FileChangeKind.Delete, Expected = Digest.Of("x"u8) }] };
        await using Loop child = Child();
        bench.Generator.OnGenerate = (request, ct) => AskAsync(request, child, misfit, new Budget(), ct);
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));
        RunState state = await loop.RunToEndAsync(bench.Task);
        PluginFailed failed = Assert.Single((await bench.ReadAsync(state.RunId)).OfType<PluginFailed>());
        Assert.Contains("\"tests\" cannot begin with the change it was given", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_one_name_are_not_taken_for_one()
    {
        await using Loop child = Child();
        bench.Generator.OnGenerate = (request, ct) => TwiceAsync(request, child, ct);
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));

        RunState state = await loop.RunToEndAsync(bench.Task);

        Assert.Contains("have the name \"twin\"; give each a name of its own", state.Reason, StringComparison.Ordinal);
        Assert.StartsWith("The generator failed: ", state.Reason, StringComparison.Ordinal);
        Assert.Single((await bench.ReadAsync(state.RunId)).OfType<ChildRunEnded>());
    }

    [Fact]
    public async Task A_scope_without_a_run_refuses()
    {
        await using Loop child = Child();
        await Assert.ThrowsAsync<AgentLoopException>(
            async () => await RunScope.Detached().RunAsync(new ChildRunRequest { Name = "x", Loop = child, Goal = "y" }));
    }

    public void Dispose() => bench.Dispose();

    private Loop Child(int callsEach = 1)
    {
        FakeGenerator generator = new() { OnGenerate = (request, ct) => WriteTestAsync(request, callsEach, ct) };
        return new AgentLoopBuilder()
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(generator)
            .UseChatClient(model)
            .UseSandbox(Sandboxes.Unisolated)
            .AddEvaluator(new FakeEvaluator { OnEvaluate = (request, _) => ValueTask.FromResult(request.Candidate is null ? FakeEvaluator.Fail() : FakeEvaluator.Pass()) })
            .UseProvenance(new InMemoryProvenanceStore())
            .UseStrategy(Strategies.SingleShot)
            .WithOptions(o => o.WorkFolder = bench.WorkFolder)
            .Build();
    }

    private static async IAsyncEnumerable<Candidate> TwiceAsync(GenerationRequest request, Loop child, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string goal in (string[])["One.", "Two."])
            await request.Run.RunAsync(new ChildRunRequest { Name = "twin", Loop = child, Goal = goal }, cancellationToken);
        yield break;
    }

    private Loop Parent(Loop child, Budget? wanted = null, Action<AgentLoopBuilder>? configure = null)
    {
        bench.Generator = new FakeGenerator { OnGenerate = (request, ct) => AskAsync(request, child, LoopBench.Writes("right").Changes, wanted ?? new Budget(), ct) };
        return bench.Build(b =>
        {
            b.UseStrategy(Strategies.SingleShot);
            configure?.Invoke(b);
        });
    }

    private static async IAsyncEnumerable<Candidate> AskAsync(
        GenerationRequest request, Loop child, ChangeSet changes, Budget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChildRunResult result = await request.Run.RunAsync(
            new ChildRunRequest { Name = "tests", Loop = child, Goal = "Write a test.", Changes = changes, Budget = budget }, cancellationToken);
        string test = result.Changes.Files.Count == 0 ? "untested" : Encoding.UTF8.GetString(result.Changes.Files[0].Content!.Value.Span);
        yield return LoopBench.Writes("right", $"right, {test}");
    }

    private async IAsyncEnumerable<Candidate> WriteTestAsync(GenerationRequest request, int calls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        childGenerations++;
        seen.Add(Encoding.UTF8.GetString((await request.Workspace.ReadAsync(LoopBench.File, cancellationToken))!.Value.Span));
        string test = "";
        for (int i = 0; i < calls; i++)
            test = (await request.Run.Child($"{i}").ChatClient.GetResponseAsync("A test?", cancellationToken: cancellationToken)).Text;
        yield return new Candidate { Changes = new ChangeSet { Files = [new FileChange { Path = "test.txt", Kind = FileChangeKind.Add, Content = Encoding.UTF8.GetBytes(test) }] } };
    }

    private static ChatResponse Says(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = "scripted" };
}
