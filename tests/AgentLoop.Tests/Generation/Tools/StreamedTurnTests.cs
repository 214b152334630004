using System.Runtime.CompilerServices;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class StreamedTurnTests : IDisposable
{
    private readonly ToolBench bench = new();
    private int ran;

    public StreamedTurnTests() => bench.Options = new ToolLoopOptions { Tools = [new HostTool("count", _ => $"{++ran}")] };

    [Fact]
    public async Task What_the_model_says_is_told_while_it_comes()
    {
        bench.Model = new ScriptedChatClient { PieceLength = 4 };
        bench.Then("count").Says("It is done, and well.");

        List<RunEvent> events = await bench.RunAsync(TellAll);

        string[] pieces = [.. events.OfType<ModelAnswering>().Select(a => a.Text).Where(t => t.Length > 0)];
        Assert.True(pieces.Length > 3, $"{pieces.Length} pieces");
        Assert.Equal("It is done, and well.", string.Concat(pieces));
        Assert.Equal(ConversationEnd.Answered, Assert.Single(events.OfType<ConversationEnded>()).End);
    }

    [Fact]
    public async Task Nothing_of_an_answer_that_broke_off_is_run()
    {
        bench.Model = new ScriptedChatClient()
            .Break("I call ", new IOException("The connection was reset."))
            .Answer(ToolBench.Calls(bench.Call("count")))
            .Answer("Done.");

        List<RunEvent> events = await bench.RunAsync(TellAll);

        Assert.Equal(1, ran);
        ModelTried tried = Assert.Single(events.OfType<ModelTried>());
        Assert.True(tried.Spending.OutputTokens > 0, tried.ToString());
        Assert.Equal(2, events.OfType<ModelCalled>().First().Tries);
        await using Loop loop = bench.Build(TellAll);
        Assert.True((await loop.ReplayAsync(((RunStarted)events[0]).RunId)).IsIdentical);
        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task A_call_that_had_come_whole_before_the_connection_broke_is_not_run_either()
    {
        using var model = new BreakingModel(bench.Call("count"));
        List<RunEvent> events = await bench.RunAsync(b => TellAll(b.UseChatClient(model)));

        Assert.Equal(1, ran);
        Assert.Single(events.OfType<ModelTried>());
    }

    [Fact]
    public async Task An_answer_cut_off_at_its_limit_is_run_in_no_part_however_whole_its_calls_look()
    {
        ChatResponse cut = ToolBench.Calls(bench.Call("count"), bench.Call("count"));
        cut.FinishReason = ChatFinishReason.Length;
        bench.Model.Answer(cut);
        bench.Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(0, ran);
        Assert.Equal(ModelOutcome.CutOff, events.OfType<ModelCalled>().First().Outcome);
        Assert.All(events.OfType<ToolCalled>(), c => Assert.Equal(ToolCallEnd.NotRun, c.End));
    }

    [Fact]
    public async Task A_host_may_ask_for_whole_answers()
    {
        bench.Options = bench.Options with { IsStreamed = false };
        bench.Model = new ScriptedChatClient { PieceLength = 1 };
        bench.Then("count").Says("Done.");
        Assert.Empty((await bench.RunAsync(TellAll)).OfType<ModelAnswering>());
    }

    public void Dispose() => bench.Dispose();

    private static void TellAll(AgentLoopBuilder builder) => builder.WithOptions(o => o.Endpoint = new EndpointOptions
    {
        UpdateInterval = TimeSpan.Zero,
        FirstDelay = TimeSpan.FromMilliseconds(1),
        MaxDelay = TimeSpan.FromMilliseconds(1),
    });

    /// <summary>Breaks off once after a whole call, then makes it again and is done.</summary>
    private sealed class BreakingModel(FunctionCallContent call) : IChatClient
    {
        private int asked;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            int number = ++asked;
            yield return number < 3 ? new ChatResponseUpdate(ChatRole.Assistant, [call]) : new ChatResponseUpdate(ChatRole.Assistant, "Done.");
            if (number == 1)
                throw new IOException("The connection was reset.");
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
