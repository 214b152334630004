using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Chat;

public sealed class StructuredChatTests
{
    private const string Good = """{"steps":["one"],"rationale":"r","alternatives":[]}""";

    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Plan."), new(ChatRole.User, "Please.")];

    [Fact]
    public async Task A_good_answer_is_asked_for_once_with_its_schema()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer(Good);

        StructuredAnswer<Plan> answer = await AskAsync(model);

        Assert.Equal(["one"], answer.Value!.Steps);
        ChatResponseFormatJson format = Assert.IsType<ChatResponseFormatJson>(Assert.Single(model.Requests).Options!.ResponseFormat);
        Assert.Equal("plan", format.SchemaName);
        Assert.Equal("object", format.Schema!.Value.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_endpoint_that_refuses_schemas_is_asked_by_words_alone()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Throw(new ModelCallException(ModelOutcome.Rejected, "No response_format here.")).Answer("no").Answer(Good);

        StructuredAnswer<Plan> answer = await AskAsync(model);

        Assert.Equal(["one"], answer.Value!.Steps);
        Assert.Equal([true, false, false], model.Requests.Select(r => r.Options!.ResponseFormat is not null));
    }

    [Fact]
    public async Task A_request_that_is_refused_without_its_schema_too_is_not_made_a_third_time()
    {
        using ScriptedChatClient model = new ScriptedChatClient();
        model.Throw(new ModelCallException(ModelOutcome.Rejected, "One.")).Throw(new ModelCallException(ModelOutcome.Rejected, "Two.")).Answer(Good);

        Assert.Equal("Two.", (await Assert.ThrowsAsync<ModelCallException>(async () => await AskAsync(model))).Message);
        Assert.Equal(1, model.Remaining);
    }

    [Fact]
    public async Task A_model_is_told_what_was_wrong_and_may_answer_again()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{"rationale":"r"}""").Answer(Good);

        StructuredAnswer<Plan> answer = await AskAsync(model);

        Assert.Null(answer.Problem);
        IReadOnlyList<ChatMessage> repair = model.Requests[1].Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], repair.Select(m => m.Role));
        Assert.Contains("\"steps\" must have at least one step", repair[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_is_all_that_a_model_may_try_again()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("no").Answer("still no").Answer(Good);

        StructuredAnswer<Plan> answer = await AskAsync(model);

        Assert.Equal("the answer has no JSON object", answer.Problem);
        Assert.Equal(1, model.Remaining);
    }

    [Fact]
    public async Task An_empty_answer_is_not_sent_back()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("").Answer(Good);

        await AskAsync(model);

        Assert.DoesNotContain(model.Requests[1].Messages, m => m.Text.Length == 0);
    }

    [Fact]
    public async Task A_refusal_is_not_argued_with()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "")) { FinishReason = ChatFinishReason.ContentFilter });

        Assert.True((await AskAsync(model)).IsWithheld);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_too_slow_is_told_from_a_caller_who_cancels()
    {
        using ScriptedChatClient slow = new ScriptedChatClient().Throw(new TaskCanceledException("HttpClient.Timeout"));
        using ScriptedChatClient cancelled = new ScriptedChatClient().Answer(Good);

        AgentLoopException timeOut = await Assert.ThrowsAsync<AgentLoopException>(async () => await AskAsync(slow));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await AskAsync(cancelled, new CancellationToken(canceled: true)));
        Assert.Contains("did not answer within the time", timeOut.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_runs_out_is_not_a_bad_answer()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("no").Throw(new BudgetExhaustedException(BudgetDimension.Tokens, "Out."));

        await Assert.ThrowsAsync<BudgetExhaustedException>(async () => await AskAsync(model));
    }

    private static ValueTask<StructuredAnswer<Plan>> AskAsync(ScriptedChatClient model, CancellationToken cancellationToken = default) =>
        new StructuredChat<Plan>(model, PlanFormat.First, new ChatOptions()).AskAsync(Question, cancellationToken);
}
