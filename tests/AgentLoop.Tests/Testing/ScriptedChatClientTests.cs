using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Testing;

public sealed class ScriptedChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "12345678")];

    [Fact]
    public async Task Answers_come_in_order_and_requests_are_kept()
    {
        ChatResponse prepared = new(new ChatMessage(ChatRole.Assistant, "two"));
        using ScriptedChatClient model = new ScriptedChatClient().Answer("one").Answer(prepared).Answer((m, o, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, m[0].Text + o!.ModelId)));

        ChatResponse first = await model.GetResponseAsync(Question);

        Assert.Equal("one", first.Text);
        Assert.Equal((2, 1, 3), (first.Usage!.InputTokenCount, first.Usage.OutputTokenCount, first.Usage.TotalTokenCount));
        Assert.Same(prepared, await model.GetResponseAsync(Question));
        Assert.Equal("12345678m", (await model.GetResponseAsync(Question, new ChatOptions { ModelId = "m" })).Text);
        Assert.Equal(3, model.Requests.Count);
        Assert.Equal("12345678", model.Requests[0].Text);
    }

    [Fact]
    public async Task An_exhausted_script_says_so()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("one");
        await model.GetResponseAsync(Question);

        AgentLoopException exception = await Assert.ThrowsAsync<AgentLoopException>(() => model.GetResponseAsync(Question));

        Assert.StartsWith("The script of the chat client was at its end when call 2 came;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_has_the_whole_answer_and_its_usage()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("one");

        ChatResponse response = await model.GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.Equal(("one", 3), (response.Text, response.Usage!.TotalTokenCount));
    }

    [Fact]
    public async Task Failures_are_thrown_and_the_script_goes_on()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Throw(new HttpRequestException("503")).Answer("one");

        await Assert.ThrowsAsync<HttpRequestException>(() => model.GetResponseAsync(Question));
        Assert.Equal("one", (await model.GetResponseAsync(Question)).Text);
    }

    [Fact]
    public async Task Parallel_calls_take_an_answer_each()
    {
        using ScriptedChatClient model = new();
        foreach (int i in Enumerable.Range(0, 200))
            model.Answer($"{i}");

        ChatResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => model.GetResponseAsync(Question))));

        Assert.Equal(200, answers.Select(a => a.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((200, 0), (model.Requests.Count, model.Remaining));
    }

    [Fact]
    public async Task A_delay_is_measured_with_the_clock_and_can_be_cancelled()
    {
        ManualTimeProvider clock = new();
        using CancellationTokenSource stop = new();
        using ScriptedChatClient model = new ScriptedChatClient(clock) { Delay = TimeSpan.FromSeconds(5) }.Answer("one").Answer("two");

        Task<ChatResponse> first = model.GetResponseAsync(Question);
        Task<ChatResponse> second = model.GetResponseAsync(Question, cancellationToken: stop.Token);
        Assert.False(first.IsCompleted);
        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("one", (await first).Text);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Tools_are_called_with_ids_of_their_own_and_the_answer_says_that_it_ends_with_calls()
    {
        using ScriptedChatClient model = new ScriptedChatClient().CallTool("look").CallTool("look", new Dictionary<string, object?>(StringComparer.Ordinal) { ["at"] = 1 });

        FunctionCallContent first = await CallAsync(model);
        FunctionCallContent second = await CallAsync(model);

        Assert.Equal(("call-1", "call-2", 1), (first.CallId, second.CallId, second.Arguments!["at"]));
    }

    [Fact]
    public async Task What_is_expected_of_a_request_fails_the_call_and_the_verification()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("one").Expect(r => Assert.Contains("9", r.Text, StringComparison.Ordinal)).Answer("two");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => model.GetResponseAsync(Question));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(model.Verify);

        using ScriptedChatClient unasked = new ScriptedChatClient().Answer("one");
        Assert.Contains("1 answers of the script were not asked for", Assert.Throws<AgentLoopException>(unasked.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_pieces_and_breaks_where_it_is_to()
    {
        using ScriptedChatClient model = new ScriptedChatClient { PieceLength = 2 }.Break("a🎉bc", new IOException("Gone."));
        List<string> pieces = [];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync(Question))
                pieces.Add(update.Text);
        });
        Assert.Equal("a🎉|bc", string.Join('|', pieces.Where(p => p.Length > 0)));
    }

    [Fact]
    public async Task Calls_and_their_results_are_paid_too()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("ok");
        ChatMessage[] messages =
        [
            new(ChatRole.User, "go"),
            new(ChatRole.Assistant, [new FunctionCallContent("a", "read", new Dictionary<string, object?> { ["path"] = "f" })]),
            new(ChatRole.Tool, [new FunctionResultContent("a", new string('x', 391))]),
        ];

        ChatResponse response = await model.GetResponseAsync(messages);

        Assert.Equal((101L, 1L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount)); // 2, 9 and 391 characters at four a token
    }

    private static async Task<FunctionCallContent> CallAsync(ScriptedChatClient model)
    {
        ChatResponse response = await model.GetResponseAsync(Question);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        return response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single();
    }
}
