using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Chat.Endpoints;

public sealed class AnswerOutcomeTests
{
    [Theory]
    [InlineData("stop", "Hello.", ModelOutcome.Answered)]
    [InlineData(null, "Hello.", ModelOutcome.Answered)]
    [InlineData("length", "Hel", ModelOutcome.CutOff)]
    [InlineData("length", "", ModelOutcome.CutOff)]
    [InlineData("stop", " \n", ModelOutcome.Empty)]
    [InlineData("refusal", "", ModelOutcome.Refused)]
    [InlineData("content_filter", "", ModelOutcome.Filtered)]
    [InlineData("model_context_window_exceeded", "Hel", ModelOutcome.ContextOverflow)]
    [InlineData("tired", "Hello.", ModelOutcome.Answered)]
    public void Reasons_to_finish_and_texts_tell_answers_apart(string? finish, string text, ModelOutcome outcome) =>
        Assert.Equal(outcome, Of(finish, new TextContent(text)));

    [Fact]
    public void Contents_tell_answers_apart_too()
    {
        Assert.Equal(ModelOutcome.Answered, Of("tool_calls", new FunctionCallContent("1", "look")));
        Assert.Equal(ModelOutcome.Empty, Of("stop", new TextReasoningContent("Hm.")));
        Assert.Equal(ModelOutcome.Empty, Of("stop"));
        Assert.Equal(ModelOutcome.Refused, Of("content_filter", new ErrorContent("No.") { ErrorCode = "Refusal" }));
        Assert.Equal(ModelOutcome.Failed, Of("stop", new TextContent("Hel"), new ErrorContent("Out of luck.")));
    }

    private static ModelOutcome Of(string? finish, params AIContent[] contents) => AnswerOutcome.Of(new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents]))
    {
        FinishReason = finish is null ? null : new ChatFinishReason(finish),
    });
}
