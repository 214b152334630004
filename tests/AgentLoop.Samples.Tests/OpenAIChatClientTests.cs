using System.Text.Json;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

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
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json(Plain));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal("Hello.", answer.Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal("tiny-1", answer.ModelId);
        Assert.Equal((9, 3, 4), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount, answer.Usage.CachedInputTokenCount));
    }

    [Fact]
    public async Task The_conversation_and_what_is_asked_of_the_model_arrive()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json(Plain));
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

        JsonElement sent = JsonElement.Parse(server.Requests.Single().Body);
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
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json("""
            {
              "id": "chatcmpl-2", "object": "chat.completion", "created": 1760000000, "model": "tiny-1",
              "choices": [{ "index": 0, "finish_reason": "tool_calls", "message": { "role": "assistant", "content": null,
                "tool_calls": [{ "id": "call-1", "type": "function", "function": { "name": "look", "arguments": "{\"x\": 1}" } }] } }]
            }
            """));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(answer.Messages.Single().Contents));
        Assert.Equal(("call-1", "look", "1"), (call.CallId, call.Name, call.Arguments!["x"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Null(answer.Usage);
    }

    [Fact]
    public async Task A_refusal_is_an_error_and_not_a_text()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json(Plain.Replace("\"content\": \"Hello.\"", "\"content\": null, \"refusal\": \"No.\"", StringComparison.Ordinal)));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal("No.", Assert.IsType<ErrorContent>(Assert.Single(answer.Messages.Single().Contents)).Message);
        Assert.Equal(ChatFinishReason.ContentFilter, answer.FinishReason);
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_pieces_with_usage_at_its_end()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Events(
            Chunk("""{ "index": 0, "delta": { "role": "assistant", "content": "Hel" }, "finish_reason": null }"""),
            Chunk("""{ "index": 0, "delta": { "content": "lo." }, "finish_reason": null }"""),
            Chunk("""{ "index": 0, "delta": {}, "finish_reason": "length" }"""),
            Chunk("", """, "usage": { "prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12 }"""),
            "data: [DONE]"));
        List<ChatResponseUpdate> updates = await Client(server).GetStreamingResponseAsync(Question).ToListAsync();

        Assert.Equal("Hel|lo.", string.Join('|', updates.Select(u => u.Text).Where(text => text.Length > 0)));
        ChatResponse whole = updates.ToChatResponse();
        Assert.Equal(("Hello.", ChatFinishReason.Length, 12L), (whole.Text, whole.FinishReason, whole.Usage!.TotalTokenCount));
    }

    [Fact]
    public async Task A_streamed_tool_call_is_put_together_from_its_pieces()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Events(
            Chunk(ToolDelta("""{ "index": 0, "id": "call-1", "type": "function", "function": { "name": "look", "arguments": "" } }""")),
            Chunk(ToolDelta("""{ "index": 0, "function": { "arguments": "{\"x\":" } }""")),
            Chunk(ToolDelta("""{ "index": 0, "function": { "arguments": " 1}" } }""")),
            Chunk("""{ "index": 0, "delta": {}, "finish_reason": "tool_calls" }"""),
            "data: [DONE]"));
        ChatResponse whole = (await Client(server).GetStreamingResponseAsync(Question).ToListAsync()).ToChatResponse();

        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(whole.Messages.Single().Contents));
        Assert.Equal(("call-1", "look", "1"), (call.CallId, call.Name, call.Arguments!["x"]!.ToString()));
    }

    [Fact]
    public async Task Thinking_is_not_text_and_a_reason_to_finish_of_the_endpoints_own_is_kept()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json("""
            { "choices": [{ "finish_reason": "tired", "message": { "content": [
                { "type": "thinking", "thinking": [{ "type": "text", "text": "Hm." }] }, { "type": "text", "text": "Hello." }, { "type": "hologram" }] } }] }
            """));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal(("Hello.", new ChatFinishReason("tired")), (answer.Text, answer.FinishReason));
        Assert.Equal("Hm.", answer.Messages.Single().Contents.OfType<TextReasoningContent>().Single().Text);
    }

    [Fact]
    public async Task A_call_that_was_cut_off_is_told_from_one_that_is_whole()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Events(
            Chunk(ToolDelta("""{ "index": 0, "id": "call-1", "type": "function", "function": { "name": "look", "arguments": "{\"x\":" } }""")),
            Chunk("""{ "index": 0, "delta": {}, "finish_reason": "length" }"""),
            "data: [DONE]"));
        ChatResponse whole = await Client(server).GetStreamingResponseAsync(Question).ToChatResponseAsync();

        Assert.Equal(ChatFinishReason.Length, whole.FinishReason);
        Assert.NotNull(Assert.IsType<FunctionCallContent>(Assert.Single(whole.Messages.Single().Contents)).Exception);
    }

    private static IChatClient Client(ModelServer server) => RealClients.Create(RealClients.OpenAI, server.Address);

    private static string Chunk(string choice, string more = "") =>
        $$"""data: { "id": "chatcmpl-3", "object": "chat.completion.chunk", "created": 1760000000, "model": "tiny-1", "choices": [{{choice}}]{{more}} }""";

    private static string ToolDelta(string call) => $$"""{ "index": 0, "delta": { "tool_calls": [{{call}}] }, "finish_reason": null }""";
}
