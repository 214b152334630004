using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

/// <summary>What the journal says of an endpoint's answers, with the clients that are really used.</summary>
public sealed class RecordedOutcomeTests : IDisposable
{
    private readonly RecordedRun run = new();

    public static TheoryData<string, bool> Ways => EndpointFaultTests.Ways;

    public void Dispose() => run.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Refusals_empty_answers_filters_and_limits_are_told_apart(string kind, bool isStreamed)
    {
        Assert.Equal(ModelOutcome.Answered, await OutcomeAsync(kind, isStreamed, "Hello.", "stop"));
        Assert.Equal(ModelOutcome.Empty, await OutcomeAsync(kind, isStreamed, "", "stop"));
        Assert.Equal(ModelOutcome.CutOff, await OutcomeAsync(kind, isStreamed, "Half of", "length"));
        if (kind == RealClients.Anthropic)
        {
            Assert.Equal(ModelOutcome.Refused, await OutcomeAsync(kind, isStreamed, "I", "refusal"));
            Assert.Equal(ModelOutcome.ContextOverflow, await OutcomeAsync(kind, isStreamed, "Half of", "model_context_window_exceeded"));
        }
        else
        {
            Assert.Equal(ModelOutcome.Filtered, await OutcomeAsync(kind, isStreamed, "I", "content_filter"));
            Assert.Equal(ModelOutcome.Refused, (await CallAsync(kind, isStreamed, new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I cannot help.")])))).Outcome);
        }
    }

    [Theory]
    [InlineData(RealClients.OpenAI, true)]
    [InlineData(RealClients.OpenAI, false)]
    public async Task An_answer_without_usage_is_counted_by_its_length_and_that_is_said(string kind, bool isStreamed)
    {
        ModelCalled called = await CallAsync(kind, isStreamed, new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hello, hello, hello.")));
        Assert.True(called.IsUsageEstimated);
        Assert.Equal((6, 9), (called.Spending.InputTokens, called.Spending.OutputTokens));
    }

    [Theory]
    [InlineData(RealClients.Anthropic)]
    [InlineData(RealClients.OpenAI)]
    public async Task A_streamed_answer_is_told_while_it_comes_and_a_try_that_broke_off_before_it(string kind)
    {
        ChatResponse hello = new(new ChatMessage(ChatRole.Assistant, "Hello, hello, hello.")) { Usage = new UsageDetails { InputTokenCount = 1, OutputTokenCount = 1 } };
        await using ModelServer server = new ModelServer().Answer(hello, reply => reply with { DropAfter = reply.Body.Length / 2 }).Answer(hello);
        List<RunEvent> events = await run.AskAsync(kind, server, isStreamed: true);

        int broken = events.FindIndex(e => e is ModelTried { Outcome: ModelOutcome.Dropped });
        Assert.True(broken > 0);
        Assert.Equal("Hello, hello, hello.", string.Concat(events.Skip(broken).OfType<ModelAnswering>().Select(e => e.Text)));
        Assert.Equal((2, ModelOutcome.Answered), events.OfType<ModelCalled>().Select(e => (e.Tries, e.Outcome)).Single());
    }

    private async Task<ModelOutcome> OutcomeAsync(string kind, bool isStreamed, string text, string finish) => (await CallAsync(kind, isStreamed, new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = new ChatFinishReason(finish),
        Usage = new UsageDetails { InputTokenCount = 1, OutputTokenCount = 1 },
    })).Outcome;

    private async Task<ModelCalled> CallAsync(string kind, bool isStreamed, ChatResponse answer)
    {
        await using ModelServer server = new ModelServer().Answer(answer);
        return (await run.AskAsync(kind, server, isStreamed)).OfType<ModelCalled>().Single();
    }
}
