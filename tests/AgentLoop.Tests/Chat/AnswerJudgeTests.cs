using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Chat;

public sealed class AnswerJudgeTests
{
    private const string Good = """{"steps":["one"],"rationale":"r","alternatives":[]}""";

    [Fact]
    public void The_last_object_that_fits_is_the_answer() =>
        Assert.Equal(["one"], Judge($$"""Perhaps {"steps":["zero"]}? No: {{Good}} and not {"a":1}""").Value!.Steps);

    [Fact]
    public void A_tool_that_is_called_is_no_answer() => Assert.Equal(
        "it called a tool instead of answering",
        Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("a", "read")]))).Problem);

    [Theory]
    [InlineData("", "the answer is empty")]
    [InlineData("   \n", "the answer is empty")]
    [InlineData("I would add.", "the answer has no JSON object")]
    [InlineData("""{"steps":["a" "b"]}""", "the answer is not valid JSON")]
    [InlineData("""{"rationale":"r"}""", "\"steps\" must have at least one step")]
    [InlineData("""{"steps":"one"}""", "\"steps\" must be an array of at most 50")]
    [InlineData("""{"steps":["a",1]}""", "\"steps[1]\" must be a text")]
    [InlineData("""{"steps":["\ud800"]}""", "half of a surrogate pair")]
    public void An_answer_that_cannot_be_used_is_told_why(string text, string problem)
    {
        StructuredAnswer<Plan> answer = Judge(text);

        Assert.Contains(problem, answer.Problem, StringComparison.Ordinal);
        Assert.False(answer.IsWithheld);
    }

    [Fact]
    public void An_answer_that_was_cut_off_is_told_from_one_that_is_broken()
    {
        StructuredAnswer<Plan> answer = Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, """{"steps":["on""")) { FinishReason = ChatFinishReason.Length });

        Assert.Contains("cut off", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_a_filter_and_an_error_are_told_apart()
    {
        StructuredAnswer<Plan> refused = Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I won't.") { ErrorCode = "Refusal" }])));
        StructuredAnswer<Plan> stopped = Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, "No.")) { FinishReason = new ChatFinishReason("refusal") });
        StructuredAnswer<Plan> filtered = Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, "")) { FinishReason = ChatFinishReason.ContentFilter });
        StructuredAnswer<Plan> failed = Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("Overloaded.")])));

        Assert.Equal("the model refused, saying \"I won't.\"", refused.Problem);
        Assert.Equal("the model refused, saying \"No.\"", stopped.Problem);
        Assert.Equal("the endpoint's content filter withheld the answer", filtered.Problem);
        Assert.Equal("the endpoint reported an error, \"Overloaded.\"", failed.Problem);
        Assert.All([refused, stopped, filtered, failed], a => Assert.True(a.IsWithheld));
    }

    [Fact]
    public void No_answer_makes_it_throw() =>
        Prop.ForAll(TextArbitrary.Of(["{", "}", "[", "]", "\"steps\"", ":", ",", "\"\\ud800\"", "null", "1", "\"a\"", "\"rationale\""]), text =>
        {
            StructuredAnswer<Plan> answer = Judge(text);
            return answer.Problem is null == answer.Value is not null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_schema_is_what_endpoints_enforce_strictly() =>
        Assert.All([BriefFormat.Instance.Schema, PlanFormat.First.Schema, PlanFormat.Revision.Schema, EditAnswerFormat.Instance.Schema], AssertStrict);

    private static StructuredAnswer<Plan> Judge(string text) => Judge(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));

    private static StructuredAnswer<Plan> Judge(ChatResponse response) => AnswerJudge.Judge(response, PlanFormat.First);

    private static void AssertStrict(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(properties.EnumerateObject().Select(p => p.Name), schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()!));
            Assert.All(properties.EnumerateObject(), p => AssertStrict(p.Value));
        }

        if (schema.TryGetProperty("items", out JsonElement items))
            AssertStrict(items);
        if (schema.TryGetProperty("anyOf", out JsonElement choices))
            Assert.All(choices.EnumerateArray(), AssertStrict);
    }
}
