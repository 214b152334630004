using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using QuickStart;

namespace AgentLoop.Samples.Tests;

public sealed class OpenAIChatClientTests
{
    private const string Plain = """
        {
          "id": "chatcmpl-1", "object": "chat.completion", "created": 1760000000, "model": "tiny-1",
          "choices": [{ "index": 0, "finish_reason": "stop", "message": { "role": "assistant", "content": "Hello." } }],
          "usage": { "prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12, "prompt_tokens_details": { "cached_tokens": 4 } }
        }
        """;

    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Say hello.")];

    [Fact]
    public async Task An_answer_has_its_text_usage_and_finish_reason()
    {
        using LoopbackServer server = LoopbackServer.Answering(Plain);
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal("Hello.", answer.Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal("tiny-1", answer.ModelId);
        Assert.Equal((9, 3, 4), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount, answer.Usage.CachedInputTokenCount));
    }

    [Fact]
    public async Task The_conversation_and_what_is_asked_of_the_model_arrive()
    {
        using LoopbackServer server = LoopbackServer.Answering(Plain);
        JsonElement schema = JsonElement.Parse("""{ "type": "object", "required": ["x"] }""");
        ChatOptions options = new()
        {
            ModelId = "other",
            Temperature = 0.5f,
            MaxOutputTokens = 77,
            StopSequences = ["END"],
            Instructions = "Be kind.",
            ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "reply"),
            Tools = [AIFunctionFactory.CreateDeclaration("look", "Looks.", schema)],
            ToolMode = ChatToolMode.RequireSpecific("look"),
        };
        ChatMessage[] conversation =
        [
            .. Question,
            new(ChatRole.Assistant, [new FunctionCallContent("call-1", "look", new Dictionary<string, object?>(StringComparer.Ordinal) { ["x"] = 1 })]),
            new(ChatRole.Tool, [new FunctionResultContent("call-1", "seen")]),
        ];
        await Client(server).GetResponseAsync(conversation, options);

        JsonElement sent = JsonElement.Parse(server.Requests.Single());
        Assert.Equal("other", sent.GetProperty("model").GetString());
        Assert.Equal(77, sent.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal("END", sent.GetProperty("stop")[0].GetString());
        Assert.Equal("x", sent.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema").GetProperty("required")[0].GetString());
        Assert.Equal("look", sent.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString());
        JsonElement messages = sent.GetProperty("messages");
        Assert.Equal("system system user assistant tool", string.Join(' ', messages.EnumerateArray().Select(m => m.GetProperty("role").GetString())));
        Assert.Equal("""{"x":1}""", messages[3].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal("call-1", messages[4].GetProperty("tool_call_id").GetString());
    }

    [Fact]
    public async Task A_tool_call_has_its_arguments()
    {
        using LoopbackServer server = LoopbackServer.Answering("""
            {
              "id": "chatcmpl-2", "object": "chat.completion", "created": 1760000000, "model": "tiny-1",
              "choices": [{ "index": 0, "finish_reason": "tool_calls", "message": { "role": "assistant", "content": null,
                "tool_calls": [{ "id": "call-1", "type": "function", "function": { "name": "look", "arguments": "{\"x\": 1}" } }] } }]
            }
            """);
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(answer.Messages.Single().Contents));
        Assert.Equal(("call-1", "look", "1"), (call.CallId, call.Name, call.Arguments!["x"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Null(answer.Usage);
    }

    [Fact]
    public async Task A_refusal_is_an_error_and_not_a_text()
    {
        using LoopbackServer server = LoopbackServer.Answering(Plain.Replace("\"content\": \"Hello.\"", "\"content\": null, \"refusal\": \"No.\"", StringComparison.Ordinal));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal("No.", Assert.IsType<ErrorContent>(Assert.Single(answer.Messages.Single().Contents)).Message);
        Assert.Equal(ChatFinishReason.ContentFilter, answer.FinishReason);
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_pieces_with_usage_at_its_end()
    {
        using LoopbackServer server = LoopbackServer.Streaming(
            Chunk("""{ "index": 0, "delta": { "role": "assistant", "content": "Hel" }, "finish_reason": null }"""),
            Chunk("""{ "index": 0, "delta": { "content": "lo." }, "finish_reason": null }"""),
            Chunk("""{ "index": 0, "delta": {}, "finish_reason": "length" }"""),
            Chunk("", """, "usage": { "prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12 }"""),
            "data: [DONE]");
        List<ChatResponseUpdate> updates = await Client(server).GetStreamingResponseAsync(Question).ToListAsync();

        Assert.Equal("Hel|lo.", string.Join('|', updates.Select(u => u.Text).Where(text => text.Length > 0)));
        ChatResponse whole = updates.ToChatResponse();
        Assert.Equal(("Hello.", ChatFinishReason.Length, 12L), (whole.Text, whole.FinishReason, whole.Usage!.TotalTokenCount));
    }

    [Fact]
    public async Task A_streamed_tool_call_is_put_together_from_its_pieces()
    {
        using LoopbackServer server = LoopbackServer.Streaming(
            Chunk(ToolDelta("""{ "index": 0, "id": "call-1", "type": "function", "function": { "name": "look", "arguments": "" } }""")),
            Chunk(ToolDelta("""{ "index": 0, "function": { "arguments": "{\"x\":" } }""")),
            Chunk(ToolDelta("""{ "index": 0, "function": { "arguments": " 1}" } }""")),
            Chunk("""{ "index": 0, "delta": {}, "finish_reason": "tool_calls" }"""),
            "data: [DONE]");
        ChatResponse whole = (await Client(server).GetStreamingResponseAsync(Question).ToListAsync()).ToChatResponse();

        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(whole.Messages.Single().Contents));
        Assert.Equal(("call-1", "look", "1"), (call.CallId, call.Name, call.Arguments!["x"]!.ToString()));
    }

    [Theory]
    [InlineData(401, "does not accept the key")]
    [InlineData(404, "is the model's name right?")]
    [InlineData(429, "asks to slow down")]
    [InlineData(500, "failed with 500")]
    [InlineData(400, "refused the request with 400")]
    public async Task A_refused_request_is_one_sentence_with_what_the_endpoint_says(int status, string sentence)
    {
        using LoopbackServer server = LoopbackServer.Answering("""{ "error": { "message": "Out of luck.", "type": "bad", "code": null } }""", status);

        AgentLoopException plain = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server).GetResponseAsync(Question));
        AgentLoopException streamed = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server).GetStreamingResponseAsync(Question).ToListAsync().AsTask());

        foreach (string message in new[] { plain.Message, streamed.Message })
        {
            Assert.Contains(sentence, message, StringComparison.Ordinal);
            Assert.Contains("Out of luck.", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
            Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ \"choices\": [")]
    [InlineData("<html>It works!</html>")]
    [InlineData("{}")]
    public async Task An_answer_that_is_none_is_one_sentence(string body)
    {
        using LoopbackServer server = LoopbackServer.Answering(body);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server).GetResponseAsync(Question));
        Assert.StartsWith("No usable answer came from", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_one_sentence()
    {
        LoopbackServer server = LoopbackServer.Answering(Plain);
        server.Dispose();
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server).GetResponseAsync(Question));
        Assert.StartsWith("No usable answer came from", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_one_and_a_time_out_does_not_become_one()
    {
        using LoopbackServer server = LoopbackServer.Hanging();
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(server).GetResponseAsync(Question, cancellationToken: soon.Token));

        AgentLoopException late = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server, TimeSpan.FromMilliseconds(50)).GetResponseAsync(Question));
        Assert.EndsWith("did not answer in time.", late.Message, StringComparison.Ordinal);
    }

    private static PlainFailures Client(LoopbackServer server, TimeSpan? timeout = null)
    {
        OpenAIClientOptions options = new() { Endpoint = server.Address, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = timeout ?? TimeSpan.FromSeconds(20) };
        OpenAIClient client = new(new ApiKeyCredential("secret"), options);
        return new PlainFailures(new OpenAIChatClient(client, "tiny"), server.Address.ToString());
    }

    private static string Chunk(string choice, string more = "") =>
        $$"""data: { "id": "chatcmpl-3", "object": "chat.completion.chunk", "created": 1760000000, "model": "tiny-1", "choices": [{{choice}}]{{more}} }""";

    private static string ToolDelta(string call) => $$"""{ "index": 0, "delta": { "tool_calls": [{{call}}] }, "finish_reason": null }""";
}
