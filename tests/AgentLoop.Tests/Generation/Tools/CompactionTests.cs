using System.Net;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class CompactionTests : IDisposable
{
    private static readonly CompactionOptions Small = new() { WindowTokens = 9000, Share = 0.6, KeepTurns = 2 };

    private readonly ToolBench bench = new();

    [Fact]
    public async Task A_conversation_that_grows_too_long_goes_on_with_the_models_summary()
    {
        bench.Model = LongTalk.Model(turns: 30, () => "All the results are alike.");
        List<RunEvent> events = await ConverseAsync(Small);

        ConversationCompacted compacted = events.OfType<ConversationCompacted>().First();
        Assert.Equal(ConversationEnd.Answered, Ended(events).End);
        Assert.Equal(CompactionKind.Summary, compacted.How);
        Assert.True(compacted.TurnsDropped > 0 && compacted.TokensAfter < compacted.TokensBefore / 2, compacted.ToString());
        Assert.Contains("All the results are alike.", compacted.Substitute.Text, StringComparison.Ordinal);
        Assert.All(bench.Model.Requests, r => LongTalk.AssertPaired(r.Messages));
        ScriptedRequest after = bench.Model.Requests.First(r => r.Messages.Any(m => m.Text.Contains("All the results are alike.", StringComparison.Ordinal)));
        Assert.Equal("id", after.Messages[^1].Contents.OfType<FunctionResultContent>().Single().CallId[..2]);
        Assert.Equal(1 + 1 + 1 + 1 + (2 * 2), after.Messages.Count); // instructions, environment, task, summary, and two turns of a call and its result
    }

    [Fact]
    public async Task Without_a_summary_old_results_are_left_out_and_no_model_is_asked()
    {
        bench.Model = LongTalk.Model(turns: 30, () => throw new InvalidOperationException("It was asked."));
        List<RunEvent> events = await ConverseAsync(Small with { How = CompactionKind.Elision });

        ConversationCompacted compacted = events.OfType<ConversationCompacted>().First();
        Assert.Equal(ConversationEnd.Answered, Ended(events).End);
        Assert.Equal(CompactionKind.Elision, compacted.How);
        Assert.True(compacted.ResultsElided > 0, compacted.ToString());
        Assert.Equal(31, bench.Model.Requests.Count);
        Assert.All(bench.Model.Requests, r => LongTalk.AssertPaired(r.Messages));
        Assert.Contains(bench.Model.Requests[^1].Messages.SelectMany(m => m.Contents), c => c is FunctionResultContent { Result: string and var said } && said == ElidedResult.Text);
    }

    [Fact]
    public async Task A_summary_that_is_itself_too_long_is_cut_and_the_conversation_goes_on()
    {
        bench.Model = LongTalk.Model(turns: 30, () => string.Concat(Enumerable.Repeat("a long story ", 20_000)));
        List<RunEvent> events = await ConverseAsync(Small);

        ConversationCompacted[] compacted = [.. events.OfType<ConversationCompacted>()];
        Assert.Equal(ConversationEnd.Answered, Ended(events).End);
        Assert.InRange(compacted.Length, 1, 15);
        Assert.All(compacted, c => Assert.True(c.TokensAfter < Small.WindowTokens * Small.Share, c.ToString()));
    }

    [Fact]
    public async Task A_summary_that_cannot_be_had_is_done_without()
    {
        bench.Model = LongTalk.Model(turns: 30, () => throw new HttpRequestException("no", null, HttpStatusCode.BadRequest));
        List<RunEvent> events = await ConverseAsync(Small);

        Assert.Equal(ConversationEnd.Answered, Ended(events).End);
        Assert.All(events.OfType<ConversationCompacted>(), c => Assert.Equal(CompactionKind.Elision, c.How));
    }

    [Fact]
    public async Task A_task_that_fills_the_window_alone_ends_the_conversation_after_a_bounded_number_of_calls()
    {
        bench.Model = LongTalk.Model(turns: 30, () => "Short.");
        bench.Options = bench.Options with { Instructions = string.Concat(Enumerable.Repeat("rule upon rule, ", 10_000)) };
        List<RunEvent> events = await ConverseAsync(Small);

        Assert.Equal(ConversationEnd.WindowFull, Ended(events).End);
        Assert.InRange(bench.Model.Requests.Count, 0, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_that_the_endpoint_finds_too_long_is_shortened_and_asked_again(bool isThrown)
    {
        int turn = 0;
        bench.Model = new ScriptedChatClient().Otherwise((_, _, _) => ++turn switch
        {
            8 when isThrown => throw new ModelCallException(ModelOutcome.ContextOverflow, "The prompt is too long: 300000 tokens of 200000."),
            8 => new ChatResponse(new ChatMessage(ChatRole.Assistant, "")) { FinishReason = new ChatFinishReason("model_context_window_exceeded") },
            < 12 => LongTalk.Look(turn),
            _ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")),
        });
        List<RunEvent> events = await ConverseAsync(new CompactionOptions());

        Assert.Equal((ConversationEnd.Answered, 11), (Ended(events).End, Ended(events).Turns));
        Assert.Equal(CompactionKind.Elision, Assert.Single(events.OfType<ConversationCompacted>()).How);
        Assert.All(bench.Model.Requests, r => LongTalk.AssertPaired(r.Messages));
        await AssertReplaysAsync(events);
    }

    [Fact]
    public async Task An_endpoint_that_finds_everything_too_long_is_not_asked_for_ever()
    {
        bench.Model = new ScriptedChatClient().Otherwise((_, _, _) => throw new HttpRequestException("too large", null, HttpStatusCode.RequestEntityTooLarge));
        List<RunEvent> events = await ConverseAsync(new CompactionOptions());

        Assert.Equal(ConversationEnd.WindowFull, Ended(events).End);
        Assert.InRange(bench.Model.Requests.Count, 1, 4);
    }

    [Fact]
    public async Task The_plan_the_change_and_open_failures_outlast_what_is_left_out()
    {
        int turn = 0;
        bench.Model = new ScriptedChatClient().Otherwise((messages, _, _) => LongTalk.AsksForSummary(messages)
            ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "So far so good."))
            : ++turn switch
            {
                1 => ToolBench.Calls(bench.Call("update_plan", """{"steps":[{"step":"count to four","status":"in_progress"}]}""")),
                2 => ToolBench.Calls(bench.Call("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}""")),
                3 => ToolBench.Calls(bench.Call("shell", """{"command":"echo a failing test; exit 3"}""")),
                < 30 => new ChatResponse(LongTalk.Look(turn).Messages),
                _ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")),
            });
        List<RunEvent> events = await ConverseAsync(Small, AgentTools.All);

        foreach (ConversationCompacted compacted in events.OfType<ConversationCompacted>())
        {
            string said = compacted.Substitute.Text ?? await ReadAsync(compacted.Substitute.Artifact!);
            Assert.Contains("count to four", said, StringComparison.Ordinal);
            Assert.Contains("+four", said, StringComparison.Ordinal);
            Assert.Contains("a failing test", said, StringComparison.Ordinal);
        }

        Assert.NotEmpty(events.OfType<ConversationCompacted>());
        await AssertReplaysAsync(events);
    }

    [Fact]
    public async Task A_summary_outlasts_a_later_shortening_without_one()
    {
        bool wasSummedUp = false, hasOverflowed = false;
        ScriptedChatClient talk = LongTalk.Model(turns: 30, () => "The cause is in the parser.");
        bench.Model = new ScriptedChatClient().Otherwise((messages, options, ct) =>
        {
            if (LongTalk.AsksForSummary(messages))
                wasSummedUp = true;
            else if (wasSummedUp && !hasOverflowed)
                throw Overflow(out hasOverflowed);
            return talk.GetResponseAsync(messages, options, ct).GetAwaiter().GetResult();
        });

        List<RunEvent> events = await ConverseAsync(Small);

        ConversationCompacted elided = events.OfType<ConversationCompacted>().First(c => c.How == CompactionKind.Elision);
        Assert.Contains("The cause is in the parser.", elided.Substitute.Text ?? await ReadAsync(elided.Substitute.Artifact!), StringComparison.Ordinal);
        await AssertReplaysAsync(events);
    }

    public void Dispose() => bench.Dispose();

    private static HttpRequestException Overflow(out bool said)
    {
        said = true;
        return new HttpRequestException("too large", null, HttpStatusCode.RequestEntityTooLarge);
    }

    private static ConversationEnded Ended(IEnumerable<RunEvent> events) => Assert.Single(events.OfType<ConversationEnded>());

    private async Task<List<RunEvent>> ConverseAsync(CompactionOptions compaction, IReadOnlyList<AITool>? tools = null)
    {
        bench.Options = bench.Options with { Tools = [LongTalk.Tool(2000), .. tools ?? []], Compaction = compaction };
        return await bench.RunAsync();
    }

    private async Task<string> ReadAsync(ArtifactReference artifact) =>
        System.Text.Encoding.UTF8.GetString((await ((IArtifactStore)bench.Store).GetAsync(artifact.Digest))!.Value.Span);

    private async Task AssertReplaysAsync(List<RunEvent> events)
    {
        await using Loop loop = bench.Build();
        ReplayReport report = await loop.ReplayAsync(((RunStarted)events[0]).RunId);
        Assert.True(report.IsIdentical, report.Divergence?.ToString());
    }
}
