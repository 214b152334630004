using Anthropic;
using Microsoft.Extensions.AI;
using QuickStart;

namespace AgentLoop.Samples.Tests;

public sealed class AnthropicChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Say hello.")];

    [Fact]
    public async Task An_answer_has_its_text_usage_and_finish_reason()
    {
        using LoopbackServer server = LoopbackServer.Answering("""
            {
              "id": "msg_1", "type": "message", "role": "assistant", "model": "tiny-1", "content": [{ "type": "text", "text": "Hello." }],
              "stop_reason": "end_turn", "stop_sequence": null, "usage": { "input_tokens": 9, "output_tokens": 3 }
            }
            """);
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal(("Hello.", ChatFinishReason.Stop, "tiny-1"), (answer.Text, answer.FinishReason, answer.ModelId));
        Assert.Equal((9, 3), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_pieces()
    {
        using LoopbackServer server = LoopbackServer.Streaming(
            Event("message_start", """
                "message": { "id": "msg_1", "type": "message", "role": "assistant", "model": "tiny-1", "content": [], "stop_reason": null, "stop_sequence": null,
                "usage": { "input_tokens": 9, "output_tokens": 1 } }
                """),
            Event("content_block_start", "\"index\": 0, \"content_block\": { \"type\": \"text\", \"text\": \"\" }"),
            Event("content_block_delta", "\"index\": 0, \"delta\": { \"type\": \"text_delta\", \"text\": \"Hel\" }"),
            Event("content_block_delta", "\"index\": 0, \"delta\": { \"type\": \"text_delta\", \"text\": \"lo.\" }"),
            Event("content_block_stop", "\"index\": 0"),
            Event("message_delta", "\"delta\": { \"stop_reason\": \"end_turn\", \"stop_sequence\": null }, \"usage\": { \"output_tokens\": 3 }"),
            "event: message_stop\ndata: {\"type\": \"message_stop\"}");
        List<ChatResponseUpdate> updates = await Client(server).GetStreamingResponseAsync(Question).ToListAsync();

        Assert.Equal("Hel|lo.", string.Join('|', updates.Select(u => u.Text).Where(text => text.Length > 0)));
        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    [Theory]
    [InlineData(401, "does not accept the key")]
    [InlineData(500, "failed with 500")]
    public async Task A_refused_request_is_one_sentence_with_what_the_endpoint_says(int status, string sentence)
    {
        using LoopbackServer server = LoopbackServer.Answering("""{ "type": "error", "error": { "type": "some_error", "message": "Out of luck." } }""", status);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Client(server).GetResponseAsync(Question));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Out of luck.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static PlainFailures Client(LoopbackServer server)
    {
        AnthropicClient client = new() { ApiKey = "secret", BaseUrl = server.Address.ToString().TrimEnd('/'), MaxRetries = 0 };
        return new PlainFailures(client.AsIChatClient("tiny", 100), server.Address.ToString());
    }

    private static string Event(string name, string properties) => $"event: {name}\ndata: {{\"type\": \"{name}\", {properties.ReplaceLineEndings("")}}}";
}
