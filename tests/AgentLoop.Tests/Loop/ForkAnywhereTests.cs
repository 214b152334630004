using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

/// <summary>Forks in the midst of a step, forks in which something else had come of an effect, and replays that go on for real.</summary>
public sealed class ForkAnywhereTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly FakeApprover approver = new();

    public ForkAnywhereTests() => bench.Generator.OnGenerate = (request, ct) => AskAsync(request, "What should it say?", ct);

    [Fact]
    public async Task A_run_forks_at_every_record_and_comes_to_the_same_end()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        List<RunEvent> recorded = await bench.ReadAsync(state.RunId);

        for (int at = 1; at <= recorded.Count; at += Sweeps.Of(1, 6))
        {
            List<RunEvent> events = await loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = at }).ToListAsync();
            var forked = Assert.IsType<RunForked>(events[0]);
            Assert.Equal(at, forked.Sequence);
            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(events[^1]).Outcome);
            List<RunEvent> whole = await bench.ReadAsync(forked.RunId);
            Assert.Equal(Enumerable.Range(0, whole.Count).Select(i => (long)i), whole.Select(e => e.Sequence));
            ReplayReport report = await loop.ReplayAsync(forked.RunId);
            Assert.True(report.IsIdentical, $"forked at {at}: {report.Divergence}");
        }
    }

    [Fact]
    public async Task A_fork_that_was_left_within_the_step_it_was_forked_in_resumes_and_forks_again()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        long answered = (await bench.ReadAsync(state.RunId)).First(e => e is ModelCalled).Sequence;
        string fork = "";
        await foreach (RunEvent e in loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = answered + 1 }))
        {
            fork = (e as RunForked)?.RunId ?? fork;
            if (e is CandidateProposed)
                break;
        }

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)await loop.ResumeAsync(new ResumeRequest { RunId = fork }).LastAsync()).Outcome);
        Assert.True((await loop.ReplayAsync(fork)).IsIdentical);
        long length = (await bench.ReadAsync(fork)).FindIndex(e => e is CandidateProposed) + 1;
        List<RunEvent> again = await loop.ForkAsync(new ForkRequest { RunId = fork, AtSequence = length }).ToListAsync();
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)again[^1]).Outcome);
        Assert.True((await loop.ReplayAsync(((RunForked)again[0]).RunId)).IsIdentical);
    }

    [Fact]
    public async Task What_if_the_model_had_said_something_else()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        List<RunEvent> recorded = await bench.ReadAsync(state.RunId);
        long wrong = recorded.First(e => e is ModelCalled).Sequence;

        List<RunEvent> events = await loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = wrong, Instead = Substitute.ModelAnswer("right at once") }).ToListAsync();

        var forked = (RunForked)events[0];
        Assert.Equal((wrong, wrong + 1), (forked.Substituted, forked.Sequence));
        List<RunEvent> whole = await bench.ReadAsync(forked.RunId);
        Assert.Single(whole.OfType<CandidateProposed>());
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)whole[^1]).Outcome);
        Assert.Equal(2, recorded.OfType<CandidateProposed>().Count());
        Assert.True((await loop.ReplayAsync(forked.RunId)).IsIdentical);
    }

    [Fact]
    public async Task What_if_the_person_had_declined()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        long approved = (await bench.ReadAsync(state.RunId)).First(e => e is ApprovalDecided).Sequence;
        int asked = approver.Requests.Count;
        var declined = Substitute.Approval(new ApprovalDecision { Approved = false, By = "auditor", Reason = "Not on a Friday." });

        RunEvent last = await loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = approved, Instead = declined }).LastAsync();

        Assert.Equal((RunOutcome.ApprovalDenied, "Not on a Friday."), (((RunFinished)last).Outcome, ((RunFinished)last).Reason));
        Assert.Equal(asked, approver.Requests.Count);
    }

    [Fact]
    public async Task A_record_of_something_else_is_not_replaced()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () =>
            await loop.ForkAsync(new ForkRequest { RunId = state.RunId, AtSequence = 1, Instead = Substitute.ModelAnswer("x") }).LastAsync());
        Assert.Contains("no answer of a model", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_names_the_line_of_the_prompt_that_differs()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        bench.Generator.OnGenerate = (request, ct) => AskAsync(request, "What should it say?\nBe brief.", ct);

        Divergence? found = (await loop.ReplayAsync(state.RunId)).Divergence;

        Assert.Equal("model.called", found!.Kind);
        Assert.EndsWith(".generate", found.Step, StringComparison.Ordinal);
        Assert.EndsWith("/text line 1", found.Path, StringComparison.Ordinal);
        Assert.Equal(("What should it say? 0", "What should it say?"), (found.Expected, found.Actual));
    }

    [Fact]
    public async Task A_replay_goes_on_live_from_the_first_difference()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        List<RunEvent> recorded = await bench.ReadAsync(state.RunId);
        bench.Generator.OnGenerate = (request, ct) => AskAsync(request, request.Attempts.Count == 0 ? "What should it say?" : "And now?", ct);

        List<RunEvent> events = await loop.GoOnLiveAsync(new ReplayRequest { RunId = state.RunId }).ToListAsync();

        var forked = (RunForked)events[0];
        ModelCalled second = recorded.OfType<ModelCalled>().ElementAt(1);
        Assert.Equal(second.Sequence, forked.Sequence);
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        Assert.True((await loop.ReplayAsync(forked.RunId)).IsIdentical);
        Assert.False((await loop.ReplayAsync(state.RunId)).IsIdentical);
    }

    [Fact]
    public async Task A_replay_with_another_strategy_goes_on_from_where_that_decides_otherwise()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        await using Loop other = Build(b => b.UseStrategy(Strategies.SingleShot));

        List<RunEvent> events = await other.GoOnLiveAsync(new ReplayRequest { RunId = state.RunId }).ToListAsync();

        Assert.Equal(RunOutcome.NoAcceptableCandidate, ((RunFinished)events[^1]).Outcome);
        Assert.DoesNotContain(events, e => e is ModelCalled);
    }

    [Fact]
    public async Task A_run_without_a_difference_has_nothing_to_go_on_from()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        var thrown = await Assert.ThrowsAsync<AgentLoopException>(async () => await loop.GoOnLiveAsync(new ReplayRequest { RunId = state.RunId }).LastAsync());
        Assert.Contains("nothing to go on from", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private Loop Build(Action<AgentLoopBuilder>? configure = null) => bench.Build(b =>
    {
        b.UseChatClient(new ScriptedChatClient().Otherwise((messages, _, _) =>
            new ChatResponse(new ChatMessage(ChatRole.Assistant, messages[^1].Text.EndsWith('0') ? "wrong again" : "right"))));
        b.UseApprover(approver).RequireApproval(Milestone.Integrate);
        configure?.Invoke(b);
    });

    private static async IAsyncEnumerable<Candidate> AskAsync(
        GenerationRequest request, string question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ChatResponse answer = await request.Run.ChatClient.GetResponseAsync($"{question} {request.Attempts.Count}", cancellationToken: ct);
        yield return LoopBench.Writes(answer.Text, $"{answer.Text} at {request.Run.Clock.GetTimestamp()}");
    }
}
