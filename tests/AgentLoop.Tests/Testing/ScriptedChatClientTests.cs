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
}
