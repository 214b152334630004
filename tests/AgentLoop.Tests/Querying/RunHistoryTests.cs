using System.Diagnostics;
using System.Runtime.CompilerServices;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Querying;

public sealed class RunHistoryTests : IDisposable
{
    private readonly LoopBench bench = new();
    private bool asksModel;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Runs_are_found_by_what_they_were_and_came_to()
    {
        string good = (await RunAsync(LoopBench.Writes("right"))).RunId;
        string bad = (await RunAsync(LoopBench.Writes("wrong again"))).RunId;

        Assert.Equal([good, bad], await FindAsync(new RunQuery()));
        Assert.Equal([good], await FindAsync(new RunQuery { Outcomes = [RunOutcome.Succeeded] }));
        Assert.Equal([bad], await FindAsync(new RunQuery { Outcomes = [RunOutcome.NoAcceptableCandidate, RunOutcome.Stuck] }));
        Assert.Equal([good, bad], await FindAsync(new RunQuery { Repository = bench.Repository + "/" }));
        Assert.Empty(await FindAsync(new RunQuery { Repository = "/elsewhere" }));
        Assert.Empty(await FindAsync(new RunQuery { StartedBefore = DateTimeOffset.UnixEpoch }));
        Assert.Equal([good, bad], await FindAsync(new RunQuery { StartedFrom = DateTimeOffset.UnixEpoch }));
        Assert.Empty(await FindAsync(new RunQuery { MinCost = 0.01m }));
        Assert.Equal([good, bad], await FindAsync(new RunQuery { MaxCost = 0 }));
        Assert.Empty(await FindAsync(new RunQuery { Model = "none" }));
    }

    [Fact]
    public async Task Runs_are_found_by_the_model_that_answered_and_what_it_cost()
    {
        using var model = new ScriptedChatClient();
        model.Otherwise((_, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, "yes")) { ModelId = "a-model", Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 } });
        asksModel = true;
        RunState state = await RunAsync(LoopBench.Writes("right"), b => b.UseChatClient(model).WithPrices(new PriceTable { Otherwise = new ModelPrice { Input = 1_000_000, Output = 0 } }));

        Assert.Equal(10, state.Spent.Cost);
        Assert.Equal([state.RunId], await FindAsync(new RunQuery { Model = "a-model", MinCost = 10, MaxCost = 10 }));
        Assert.Empty(await FindAsync(new RunQuery { Model = "another-model" }));
        Assert.Empty(await FindAsync(new RunQuery { MaxCost = 9 }));
    }

    [Fact]
    public async Task Who_approved_what_and_what_was_denied_is_found()
    {
        RunState state = await RunAsync(
            LoopBench.Writes("right"),
            b => b.RequireApproval(Milestone.Integrate)
                .UseApprover(new FakeApprover { OnApprove = (_, _) => ValueTask.FromResult(new ApprovalDecision { Approved = true, By = "Ada" }) })
                .AddPolicy(new FakePolicy
                {
                    OnDecide = (request, _) => ValueTask.FromResult(request.Action == PolicyAction.Integrate ? PolicyVerdict.Deny("Not on Fridays.") : PolicyVerdict.Allow),
                }));

        RunDecision denied = Assert.Single(await bench.Store.FindDecisionsAsync(new DecisionQuery { Kind = DecisionKind.Policy, Allowed = false }).ToArrayAsync());
        Assert.Equal((state.RunId, "Not on Fridays."), (denied.RunId, denied.Reason));
        RunDecision approved = Assert.Single(await bench.Store.FindDecisionsAsync(new DecisionQuery { RunId = state.RunId, By = "Ada" }).ToArrayAsync());
        Assert.Equal((DecisionKind.Approval, true), (approved.Kind, approved.Allowed));
        Assert.Contains("Integrate", approved.Subject, StringComparison.Ordinal);
        Assert.Empty(await bench.Store.FindDecisionsAsync(new DecisionQuery { RunId = "none" }).ToArrayAsync());
    }

    [Fact]
    public async Task What_a_run_read_is_found_with_what_it_said_then()
    {
        bench.Evaluator.OnEvaluate = async (request, ct) => await request.Sandbox.ReadFileAsync(LoopBench.File, ct) is { } content && content.Span.StartsWith("right"u8)
            ? FakeEvaluator.Pass()
            : FakeEvaluator.Fail();
        RunState state = await RunAsync(LoopBench.Writes("right"));

        RunReading[] readings = await bench.Store.FindReadingsAsync(new ReadingQuery { RunId = state.RunId, Path = LoopBench.File }).ToArrayAsync();

        Assert.NotEmpty(readings);
        Assert.Equal("right\n"u8.ToArray(), (await bench.Store.GetAsync(readings[^1].Content!.Digest))!.Value.ToArray());
        Assert.Empty(await bench.Store.FindReadingsAsync(new ReadingQuery { Path = "other.txt" }).ToArrayAsync());
    }

    [Fact]
    public async Task What_was_erased_is_left_out_and_said_to_be()
    {
        RunState state = await RunAsync(LoopBench.Writes("right"));
        long evaluated = (await bench.ReadAsync(state.RunId)).First(e => e is CandidateEvaluated).Sequence;
        await bench.Store.EraseAsync(new EraseRequest { RunId = state.RunId, Sequence = evaluated, RequestedBy = "somebody", Reason = "asked" });

        RunSummary summary = Assert.Single(await bench.Store.FindRunsAsync(new RunQuery()).ToArrayAsync());

        Assert.Equal((1, RunOutcome.Succeeded), (summary.Unread, summary.Outcome));
        Assert.Equal(state.RunId, (await bench.Store.LoadStateAsync(state.RunId))?.RunId);
        Assert.Null(await bench.Store.LoadStateAsync("none"));
    }

    [Fact]
    public async Task A_line_leads_to_the_run_the_candidate_and_what_the_model_was_asked()
    {
        Git("init", "-q");
        Git("add", "-A");
        Git("commit", "-qm", "Begin");
        using var model = new ScriptedChatClient();
        model.Otherwise((_, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, "yes")));
        asksModel = true;
        RunState state = await RunAsync(LoopBench.Writes("right", "Because."), b => b.UseChatClient(model).UseIntegrator(new GitBranchIntegrator()));
        Git("merge", "-q", "--ff-only", state.Integration!.Location);
        File.AppendAllText(Path.Combine(bench.Repository, LoopBench.File), "mine\n");
        Git("commit", "-qam", "Go on\n\nAgentLoop-Run: none");

        BlamedLine[] lines = await bench.Store.BlameAsync(new BlameRequest { Repository = bench.Repository, Path = LoopBench.File }).ToArrayAsync();

        Assert.Equal([(1, "right"), (2, "mine")], lines.Select(line => (line.Number, line.Text)));
        LineOrigin origin = lines[0].Origin!;
        Assert.Equal((state.RunId, "c1", "Because.", true), (origin.RunId, origin.CandidateId, origin.Rationale, origin.IsConfirmed));
        Assert.Single(origin.Prompts);
        Assert.Null(lines[1].Origin);
        await Assert.ThrowsAsync<AgentLoopException>(async () => await bench.Store.BlameAsync(new BlameRequest { Repository = bench.Repository, Path = "none.txt" }).ToArrayAsync());
    }

    [Fact]
    public async Task A_commit_is_verified_from_its_trailer_to_the_checkpoint()
    {
        Git("init", "-q");
        Git("add", "-A");
        Git("commit", "-qm", "Begin");
        RunState state = await RunAsync(LoopBench.Writes("right"), b => b.UseIntegrator(new GitBranchIntegrator()));
        Git("merge", "-q", "--ff-only", state.Integration!.Location);
        VerifyCommitRequest request = new() { Repository = bench.Repository };

        VerificationReport honest = await bench.Store.VerifyCommitAsync(request);
        Assert.True(honest.IsIntact, string.Join(' ', honest.Failures.Select(f => f.Problem)));
        Assert.DoesNotContain(honest.NotCovered, sentence => sentence.Contains("elsewhere", StringComparison.Ordinal));
        Assert.False((await bench.Store.VerifyCommitAsync(request with { Commit = "HEAD^" })).IsIntact);

        VerificationReport elsewhere = await new InMemoryProvenanceStore().VerifyCommitAsync(request);
        Assert.Contains(elsewhere.Failures, failure => failure.Problem.Contains("another", StringComparison.Ordinal) || failure.Problem.Contains("is of the log", StringComparison.Ordinal));

        File.WriteAllText(Path.Combine(bench.Repository, LoopBench.File), "changed\n");
        Git("commit", "-qa", "--amend", "--no-edit");
        string[] problems = [.. (await bench.Store.VerifyCommitAsync(request)).Failures.Select(f => f.Problem)];
        Assert.Contains(problems, problem => problem.Contains(LoopBench.File, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("did not make this commit", StringComparison.Ordinal));
        await Assert.ThrowsAsync<AgentLoopException>(async () => await bench.Store.VerifyCommitAsync(request with { Commit = "none" }));
    }

    private async Task<RunState> RunAsync(Candidate candidate, Action<AgentLoopBuilder>? configure = null)
    {
        bench.Generator = new FakeGenerator { OnGenerate = (request, ct) => GenerateAsync(candidate, request, ct) };
        await using Loop loop = bench.Build(builder =>
        {
            builder.UseStrategy(Strategies.SingleShot);
            configure?.Invoke(builder);
        });
        return await loop.RunToEndAsync(bench.Task);
    }

    private async IAsyncEnumerable<Candidate> GenerateAsync(Candidate candidate, GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (asksModel)
            await request.Run.ChatClient.GetResponseAsync("please", cancellationToken: cancellationToken);
        yield return candidate;
    }

    private async Task<string[]> FindAsync(RunQuery query) => await bench.Store.FindRunsAsync(query).Select(run => run.RunId).ToArrayAsync();

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", .. arguments]) { WorkingDirectory = bench.Repository };
        using Process git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
