using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class ToolLoopTests : IDisposable
{
    private readonly ToolBench bench = new();

    [Fact]
    public async Task A_model_reads_edits_checks_and_is_handed_over()
    {
        bench.Then("list_files").Then("read_file", """{"path":"src/sum.txt"}""").Then("search", """{"pattern":"^t.*e$"}""")
            .Then("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}""")
            .Then("shell", """{"command":"cat src/sum.txt; echo built > a.log; echo new > b.txt"}""")
            .Says("It says four now.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        Assert.Contains("src/: sum.txt", bench.Told(1), StringComparison.Ordinal);
        Assert.Contains("     3\tthree\n", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("src/sum.txt:3: three\n", bench.Told(3), StringComparison.Ordinal);
        Assert.Equal("Changed src/sum.txt.", bench.Told(4));
        Assert.Contains("two\nfour\n", bench.Told(5), StringComparison.Ordinal);
        Assert.EndsWith("Exit code 0. It added b.txt.", bench.Told(5), StringComparison.Ordinal);
        CandidateProposed proposed = Assert.Single(events.OfType<CandidateProposed>());
        Assert.Equal(2, proposed.Statistics.Files);
        Assert.Equal("It says four now.", proposed.Rationale);
        ConversationEnded ended = Assert.Single(events.OfType<ConversationEnded>());
        Assert.Equal((ConversationEnd.Answered, 6, 5), (ended.End, ended.Turns, ended.ToolCalls));
        Assert.Equal(300, events.OfType<ModelCalled>().Sum(c => c.Spending.CachedTokens));
        Assert.Equal(5, events.OfType<ToolCalled>().Count());
    }

    [Fact]
    public async Task A_run_left_after_any_event_resumes_to_the_same_end_and_replays()
    {
        Script(bench);
        List<RunEvent> whole = await bench.RunAsync();
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)whole[^1]).Outcome);
        await ReplaysAsync(bench, whole, "whole");

        for (int leaveAfter = 2; leaveAfter < whole.Count; leaveAfter += Sweeps.Step)
        {
            using ToolBench left = new();
            Script(left);
            string runId = await LeaveAsync(left, leaveAfter);
            await using Loop loop = left.Build();
            List<RunEvent> rest = await loop.ResumeAsync(new ResumeRequest { RunId = runId }).ToListAsync();

            Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(rest[^1]).Outcome);
            List<RunEvent> all = await left.ReadAsync(runId);
            Assert.Equal(Story(whole), Story(all));
            await ReplaysAsync(left, all, $"left after {leaveAfter}");
        }
    }

    [Fact]
    public async Task Reading_tools_run_together_and_results_come_in_the_order_of_the_calls()
    {
        using var both = new Barrier(2);
        AIFunction Waits(string name) => new HostTool(name, _ => both.SignalAndWait(TimeSpan.FromSeconds(20)) ? name : "alone", isReadOnly: true);
        bench.Options = new ToolLoopOptions { Tools = [Waits("a"), Waits("b"), .. AgentTools.All] };
        bench.Model.Answer(ToolBench.Calls(bench.Call("b"), bench.Call("a"), bench.Call("list_files")));
        bench.Says("Done.");

        await bench.RunAsync();

        FunctionResultContent[] results = [.. bench.Model.Requests[^1].Messages[^1].Contents.Cast<FunctionResultContent>()];
        Assert.Equal(["id1", "id2", "id3"], results.Select(r => r.CallId));
        Assert.Contains("\nb\n", results[0].Result!.ToString(), StringComparison.Ordinal);
        Assert.Contains("\na\n", results[1].Result!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_tools_run_alone()
    {
        int running = 0, most = 0;
        var tool = new HostTool("write", _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Sleep(20);
            Interlocked.Decrement(ref running);
            return "written";
        });
        bench.Options = new ToolLoopOptions { Tools = [tool] };
        bench.Model.Answer(ToolBench.Calls(bench.Call("write"), bench.Call("write"), bench.Call("write")));
        bench.Says("Done.");

        await bench.RunAsync();

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Policies_allow_deny_change_and_ask_before_a_call_runs()
    {
        List<string> ran = [];
        bench.Options = new ToolLoopOptions { Tools = [new HostTool("host", a => { ran.Add(a["x"]!.ToString()!); return "ran"; })] };
        var policy = new FakePolicy
        {
            OnDecide = (request, _) => ValueTask.FromResult(request.Tool?.Argument("x")?.GetString() switch
            {
                "deny" => PolicyVerdict.Deny("No."),
                "modify" => PolicyVerdict.Modify("""{"x":"modified"}""", "It is safer."),
                "ask yes" or "ask no" => PolicyVerdict.Ask("Look at it."),
                _ => PolicyVerdict.Allow,
            }),
        };
        var approver = new FakeApprover
        {
            OnApprove = (request, _) => ValueTask.FromResult(new ApprovalDecision { Approved = request.Tool!.Argument("x")?.GetString() == "ask yes", By = "me", Reason = "So." }),
        };
        foreach (string x in (string[])["allow", "deny", "modify", "ask yes", "ask no"])
            bench.Then("host", $$"""{"x":"{{x}}"}""");
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync(b => b.AddPolicy(policy).UseApprover(approver));

        Assert.Equal(["allow", "modified", "ask yes"], ran);
        Assert.Equal("It was not run, since that is not allowed: No.", bench.Told(2));
        Assert.EndsWith("""It was run with other arguments, {"x":"modified"}: It is safer.""", bench.Told(3), StringComparison.Ordinal);
        Assert.Equal("It was not run, since that is not allowed: So.", bench.Told(5));
        Assert.Equal(
            [ToolCallEnd.Succeeded, ToolCallEnd.Denied, ToolCallEnd.Succeeded, ToolCallEnd.Succeeded, ToolCallEnd.Denied],
            events.OfType<ToolCalled>().Select(c => c.End));
        Assert.Equal(2, events.OfType<ApprovalDecided>().Count());
        await ReplaysAsync(bench, events, "governed", b => b.AddPolicy(policy).UseApprover(approver));
    }

    [Fact]
    public async Task A_function_that_requires_approval_is_not_run_without_it()
    {
        int ran = 0;
        AIFunction inner = new HostTool("pay", _ => $"{++ran}");
        bench.Options = new ToolLoopOptions { Tools = [new ApprovalRequiredAIFunction(inner)] };
        bench.Then("pay").Says("Done.");

        await bench.RunAsync(b => b.UseApprover(new FakeApprover { OnApprove = (_, _) => throw new InvalidOperationException("The approver is away.") }));

        Assert.Equal(0, ran);
        Assert.Contains("The approver is away.", bench.Told(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_wants_approval_is_not_run_where_there_is_nobody_to_ask()
    {
        int ran = 0;
        bench.Options = new ToolLoopOptions { Tools = [new ApprovalRequiredAIFunction(new HostTool("pay", _ => $"{++ran}"))] };
        bench.Then("pay", """{"amount":5}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(0, ran);
        Assert.Contains("the loop has no approver; name one with UseApprover", bench.Told(1), StringComparison.Ordinal);
        ApprovalDecided decided = Assert.Single(events.OfType<ApprovalDecided>());
        Assert.Equal(("nobody", """Is "pay" to be called with {"amount":5}?"""), (decided.Decision.By, decided.Question));
    }

    [Fact]
    public async Task What_a_tool_throws_is_told_to_the_model()
    {
        bench.Options = new ToolLoopOptions { Tools = [new HostTool("breaks", _ => throw new InvalidOperationException("It is broken."))] };
        bench.Then("breaks").Then("nonsense").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        string[] told = bench.Told(1).Split('\n');
        Assert.Matches("^\\[material .{8}: breaks\\]$", told[0]); // it may quote anybody
        Assert.Equal("It is broken.", told[1]);
        Assert.Equal("It failed.", told[^1]);
        Assert.Equal("There is no tool \"nonsense\"; there are breaks.", bench.Told(2));
        Assert.All(events.OfType<ToolCalled>(), c => Assert.Equal(ToolCallEnd.Failed, c.End));
    }

    [Fact]
    public async Task A_call_that_was_cut_off_is_not_run_and_counts()
    {
        ChatResponse cut = ToolBench.Calls(bench.Call("write_file", """{"path":"a.txt","content":"a"}"""), bench.Call("write_file", """{"path":"b.txt","content":"half"}"""));
        cut.FinishReason = ChatFinishReason.Length;
        bench.Model.Answer(cut);
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Contains("cut off at the limit", bench.Told(1), StringComparison.Ordinal);
        Assert.Contains("cut off at the limit", bench.Told(2), StringComparison.Ordinal);
        Assert.All(events.OfType<ToolCalled>(), c => Assert.Equal(ToolCallEnd.NotRun, c.End));
        Assert.Equal(2, events.OfType<ModelCalled>().Sum(c => c.Spending.ToolCalls));
        Assert.Contains("changed nothing", Assert.Single(events.OfType<CandidateProposed>()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_an_answers_calls_is_run_where_one_cannot_be_read_also_when_it_is_replayed()
    {
        FunctionCallContent broken = new("id2", "list_files") { Exception = new FormatException("That is no JSON.") };
        bench.Model.Answer(ToolBench.Calls(bench.Call("write_file", """{"path":"a.txt","content":"a"}"""), broken));
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Contains("no valid JSON object", bench.Told(1), StringComparison.Ordinal);
        Assert.Contains("no valid JSON object", bench.Told(2), StringComparison.Ordinal);
        await ReplaysAsync(bench, events, "malformed");
    }

    [Fact]
    public async Task Calls_beyond_the_budget_are_not_run_and_what_is_there_is_judged()
    {
        bench.Then("write_file", """{"path":"src/sum.txt","content":"four\n"}""").Then("shell", """{"command":"touch never"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync(b => b.WithBudget(x => x.MaxToolCalls = 1));

        Assert.Equal(ConversationEnd.BudgetExhausted, Assert.Single(events.OfType<ConversationEnded>()).End);
        Assert.Single(events.OfType<ToolCalled>());
        Assert.StartsWith("The model did not come to say what it changed: The budget for tool calls is 1", Assert.Single(events.OfType<CandidateProposed>()).Rationale, StringComparison.Ordinal);
        Assert.Equal(Verdict.Pass, Assert.Single(events.OfType<CandidateEvaluated>()).Verdict);
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
    }

    [Fact]
    public async Task What_one_conversation_changed_is_judged_where_another_runs_out_of_budget()
    {
        bench.Model.Otherwise((messages, _, _) => messages[2].Text.Contains("attempt 1 of 2", StringComparison.Ordinal)
            ? ToolBench.Calls(new FunctionCallContent("id", "list_files"))
            : ToolBench.Calls(new FunctionCallContent("id", "write_file", new Dictionary<string, object?> { ["path"] = "src/sum.txt", ["content"] = $"four {messages.Count}" })));
        static void Poor(AgentLoopBuilder b) => b.UseStrategy(Strategies.BestOfN(2)).WithBudget(x => x.MaxModelCalls = 4);

        List<RunEvent> events = await bench.RunAsync(Poor);

        Assert.All(events.OfType<ConversationEnded>(), c => Assert.Equal(ConversationEnd.BudgetExhausted, c.End));
        Assert.Equal(Verdict.Pass, Assert.Single(events.OfType<CandidateEvaluated>()).Verdict);
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        await ReplaysAsync(bench, events, "poor", Poor);
    }

    [Fact]
    public async Task An_answer_with_more_calls_than_a_conversation_may_have_runs_those_that_it_may()
    {
        bench.Options = new ToolLoopOptions { MaxToolCalls = 4 };
        bench.Model.Answer(ToolBench.Calls(
            bench.Call("write_file", """{"path":"a.txt","content":"a"}"""), bench.Call("list_files"), bench.Call("list_files"), bench.Call("list_files"),
            bench.Call("list_files"), bench.Call("write_file", """{"path":"b.txt","content":"b"}""")));

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(
            [ToolCallEnd.Succeeded, ToolCallEnd.Succeeded, ToolCallEnd.Succeeded, ToolCallEnd.Succeeded, ToolCallEnd.NotRun, ToolCallEnd.NotRun],
            events.OfType<ToolCalled>().OrderBy(c => c.CallId, StringComparer.Ordinal).Select(c => c.End));
        Assert.Equal(ConversationEnd.LimitReached, Assert.Single(events.OfType<ConversationEnded>()).End);
        Assert.Equal(1, Assert.Single(events.OfType<CandidateProposed>()).Statistics.Files);
    }

    [Theory]
    [InlineData("""{"path":"a.txt","content":"half of a \ud800 character"}""")]
    [InlineData("""{"path":"a.txt","content":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}""")]
    public async Task A_call_that_cannot_be_recorded_is_not_run_and_made_again(string arguments)
    {
        bench.Then("write_file", arguments).Then("write_file", """{"path":"src/sum.txt","content":"four"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Contains("no valid JSON object", bench.Told(1), StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        await ReplaysAsync(bench, events, "not to be recorded");
    }

    [Fact]
    public async Task A_call_of_a_model_without_a_price_is_recorded_as_a_failure()
    {
        static void Price(AgentLoopBuilder b) => b.WithPrices(new PriceTable { { "another", new ModelPrice { Input = 1, Output = 1 } } });
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync(Price);

        Assert.Contains("no price", Assert.Single(events.OfType<ModelCalled>()).Failure, StringComparison.Ordinal);
        Assert.Contains("no price", Assert.Single(events.OfType<ConversationEnded>()).Reason, StringComparison.Ordinal);
        await ReplaysAsync(bench, events, "without a price", Price);
    }

    [Fact]
    public async Task Calls_of_one_answer_with_the_same_id_or_none_get_ids_of_their_own()
    {
        static FunctionCallContent Call(string id) => new(id, "list_files");
        bench.Model.Answer(ToolBench.Calls(Call("x"), Call(""), Call("x"), Call("y"), Call("y"), Call("")));
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        IReadOnlyList<ChatMessage> sent = bench.Model.Requests[^1].Messages;
        string[] calls = [.. sent.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => c.CallId)];
        Assert.Equal(["x", "call-1-2", "call-1-3", "y", "call-1-5", "call-1-6"], calls);
        Assert.Equal(calls, sent[^1].Contents.Cast<FunctionResultContent>().Select(r => r.CallId));
        await ReplaysAsync(bench, events, "ids");
    }

    [Fact]
    public async Task A_model_that_repeats_itself_is_told_so_and_then_stopped()
    {
        bench.Model.Otherwise((_, _, _) => ToolBench.Calls(bench.Call("list_files")));

        List<RunEvent> events = await bench.RunAsync();

        ConversationEnded ended = Assert.Single(events.OfType<ConversationEnded>());
        Assert.Equal((ConversationEnd.Stuck, 6), (ended.End, ended.Turns));
        Assert.Contains(bench.Model.Requests[^1].Messages, m => m.Role == ChatRole.User && m.Text.Contains("same calls again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ask", """{"question":"Which one?"}""", ConversationEnd.Asked)]
    [InlineData("finish", """{"summary":"It is done."}""", ConversationEnd.Finished)]
    public async Task Some_tools_end_the_conversation_and_what_was_called_after_them_is_not_run(string tool, string arguments, ConversationEnd end)
    {
        bench.Model.Answer(ToolBench.Calls(bench.Call(tool, arguments), bench.Call("write_file", """{"path":"a.txt","content":"a"}""")));

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(end, Assert.Single(events.OfType<ConversationEnded>()).End);
        Assert.Equal([ToolCallEnd.Succeeded, ToolCallEnd.NotRun], events.OfType<ToolCalled>().Select(c => c.End));
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_read_is_told_of()
    {
        bench.Then("read_file", """{"path":"src/sum.txt"}""").Then("shell", """{"command":"sed -i s/one/1/ src/sum.txt"}""")
            .Then("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}""").Says("Done.");

        await bench.RunAsync();

        Assert.EndsWith("It changed src/sum.txt.", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("src/sum.txt had changed since you last read it", bench.Told(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_and_empty_answers_end_with_their_reason()
    {
        bench.Model.Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "I will not.")) { FinishReason = new ChatFinishReason("refusal") });
        List<RunEvent> refused = await bench.RunAsync();
        bench.Model = new ScriptedChatClient().Otherwise((_, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, " ")));
        List<RunEvent> empty = await bench.RunAsync();
        bench.Model = new ScriptedChatClient().Throw(new HttpRequestException("The endpoint is on fire."));
        List<RunEvent> failed = await bench.RunAsync();

        Assert.Contains("I will not.", Assert.Single(refused.OfType<ConversationEnded>()).Reason, StringComparison.Ordinal);
        Assert.Equal((ConversationEnd.Unusable, 3), (Assert.Single(empty.OfType<ConversationEnded>()).End, empty.OfType<ModelCalled>().Count()));
        Assert.Contains("on fire", Assert.Single(failed.OfType<ConversationEnded>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(100_000)]
    public void A_shell_has_a_time_from_a_second_to_a_day(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>("maxTimeout", () => AgentTools.Shell(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Two_tools_of_one_name_are_refused() =>
        Assert.Contains("list_files", Assert.Throws<AgentLoopException>(() => new ToolLoopOptions { Tools = [AgentTools.ListFiles, AgentTools.ListFiles] }).Message, StringComparison.Ordinal);

    public void Dispose() => bench.Dispose();

    private static void Script(ToolBench b)
    {
        b.Options = new ToolLoopOptions { Tools = [new HostTool("now", _ => "noon", isReadOnly: true), .. AgentTools.All] };
        ScriptedAnswer[] script =
        [
            (_, _, _) => ToolBench.Calls(b.Call("read_file", """{"path":"src/sum.txt"}"""), b.Call("now"), b.Call("search", """{"pattern":"t"}""")),
            (_, _, _) => ToolBench.Calls(b.Call("shell", """{"command":"echo x >> count.txt; wc -l < count.txt"}""")),
            (_, _, _) => ToolBench.Calls(b.Call("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}"""), b.Call("list_files")),
            (_, _, _) => ToolBench.Calls(b.Call("write_file", """{"path":"new.txt","content":"new"}"""), b.Call("nonsense")),
            (_, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")),
        ];
        // an answer is chosen by what was answered before, so that a model that is asked again goes on where it was
        b.Model.Otherwise((messages, options, ct) => script[messages.Count(m => m.Role == ChatRole.Assistant)](messages, options, ct));
    }

    private static string[] Story(IEnumerable<RunEvent> events) =>
    [
        .. events.Where(e => e is not (RunResumed or RunStarted or ClockRead or ModelTried or EffectStarted or EffectOutcomeUnknown))
            .Select(e => $"{e.Scope} {e.Kind} {(e is ToolCalled c ? c.Result.Text : e is CandidateProposed p ? p.Normalized.ToString() : "")}").Order(StringComparer.Ordinal),
    ];

    private static async Task<string> LeaveAsync(ToolBench bench, int after)
    {
        string runId = "";
        int seen = 0;
        await using Loop loop = bench.Build();
        await foreach (RunEvent e in loop.RunAsync(bench.Task))
        {
            runId = (e as RunStarted)?.RunId ?? runId;
            if (++seen == after)
                break;
        }

        return runId;
    }

    private static async Task ReplaysAsync(ToolBench bench, List<RunEvent> events, string what, Action<AgentLoopBuilder>? configure = null)
    {
        await using Loop loop = bench.Build(configure);
        ReplayReport report = await loop.ReplayAsync(((RunStarted)events[0]).RunId);
        Assert.True(report.IsIdentical, $"{what}: {report.Divergence}");
    }
}
