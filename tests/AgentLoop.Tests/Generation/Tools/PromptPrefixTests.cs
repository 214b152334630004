using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class PromptPrefixTests : IDisposable
{
    private readonly ToolBench bench = new();

    [Fact]
    public async Task Each_of_two_hundred_requests_begins_with_the_one_before_until_a_compaction()
    {
        const int Turns = 199;
        bench.Model = LongTalk.Model(Turns, () => "All the results are alike.");
        bench.Options = new ToolLoopOptions { Tools = [LongTalk.Tool(600)], Compaction = new CompactionOptions { WindowTokens = 16_000 } };

        List<RunEvent> events = await bench.RunAsync();

        int compactions = events.OfType<ConversationCompacted>().Count();
        ConversationEnded ended = Assert.Single(events.OfType<ConversationEnded>());
        Assert.Equal((ConversationEnd.Answered, Turns + 1), (ended.End, ended.Turns));
        Assert.InRange(compactions, 2, 20);
        string[][] written = [.. bench.Model.Requests.Select(LongTalk.Written)];
        int breaks = 0;
        for (int i = 1; i < written.Length; i++)
        {
            bool goesOn = written[i].Length >= written[i - 1].Length && written[i].AsSpan(0, written[i - 1].Length).SequenceEqual(written[i - 1]);
            breaks += goesOn ? 0 : 1;
        }

        Assert.Equal(compactions, breaks);
        Assert.All(written, w => Assert.Equal(written[0], w.Take(written[0].Length))); // instructions and task outlast every compaction
    }

    [Fact]
    public async Task Every_request_has_the_same_tools_in_the_same_order()
    {
        bench.Model = LongTalk.Model(turns: 40, () => "Short.");
        bench.Options = new ToolLoopOptions { Tools = [LongTalk.Tool(2000), .. AgentTools.All], Compaction = new CompactionOptions { WindowTokens = 16_000 } };

        await bench.RunAsync();

        string[] names = [.. bench.Options.Tools.Select(t => t.Name)];
        Assert.All(bench.Model.Requests, r => Assert.Equal(names, r.Options!.Tools!.Select(t => t.Name)));
    }

    [Fact]
    public async Task The_journal_counts_the_tokens_that_came_from_the_endpoints_cache()
    {
        long expected = 0;
        int turn = 0;
        bench.Model = new ScriptedChatClient().Otherwise((_, _, _) =>
        {
            ChatResponse response = ++turn < 10 ? LongTalk.Look(turn) : new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done."));
            response.Usage = new UsageDetails { InputTokenCount = turn * 100, CachedInputTokenCount = (turn - 1) * 100, OutputTokenCount = 5 };
            expected += (turn - 1) * 100;
            return response;
        });
        bench.Options = new ToolLoopOptions { Tools = [LongTalk.Tool(10)] };
        await using Loop loop = bench.Build();

        RunState end = await loop.RunAsync(bench.Task).FoldAsync();

        Assert.Equal(expected, end.Spent.CachedTokens);
        Assert.Equal(10, end.Spent.ModelCalls);
    }

    public void Dispose() => bench.Dispose();
}
