using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

public sealed class AnthropicChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Say hello.")];

    [Fact]
    public async Task An_answer_has_its_text_usage_and_finish_reason()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Json("""
            {
              "id": "msg_1", "type": "message", "role": "assistant", "model": "tiny-1", "content": [{ "type": "text", "text": "Hello." }],
              "stop_reason": "end_turn", "stop_sequence": null, "usage": { "input_tokens": 9, "output_tokens": 3 }
            }
            """));
        ChatResponse answer = await Client(server).GetResponseAsync(Question);

        Assert.Equal(("Hello.", ChatFinishReason.Stop, "tiny-1"), (answer.Text, answer.FinishReason, answer.ModelId));
        Assert.Equal((9, 3), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_pieces()
    {
        await using ModelServer server = new ModelServer().Reply(ServerReply.Events(
            Event("message_start", """
                "message": { "id": "msg_1", "type": "message", "role": "assistant", "model": "tiny-1", "content": [], "stop_reason": null, "stop_sequence": null,
                "usage": { "input_tokens": 9, "output_tokens": 1 } }
                """),
            Event("content_block_start", "\"index\": 0, \"content_block\": { \"type\": \"text\", \"text\": \"\" }"),
            Event("content_block_delta", "\"index\": 0, \"delta\": { \"type\": \"text_delta\", \"text\": \"Hel\" }"),
            Event("content_block_delta", "\"index\": 0, \"delta\": { \"type\": \"text_delta\", \"text\": \"lo.\" }"),
            Event("content_block_stop", "\"index\": 0"),
            Event("message_delta", "\"delta\": { \"stop_reason\": \"end_turn\", \"stop_sequence\": null }, \"usage\": { \"output_tokens\": 3 }"),
            "event: message_stop\ndata: {\"type\": \"message_stop\"}"));
        List<ChatResponseUpdate> updates = await Client(server).GetStreamingResponseAsync(Question).ToListAsync();

        Assert.Equal("Hel|lo.", string.Join('|', updates.Select(u => u.Text).Where(text => text.Length > 0)));
        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    private static IChatClient Client(ModelServer server) => RealClients.Create(RealClients.Anthropic, server.Address);

    private static string Event(string name, string properties) => $"event: {name}\ndata: {{\"type\": \"{name}\", {properties.ReplaceLineEndings("")}}}";
}
