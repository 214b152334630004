using System.Globalization;
using AgentLoop.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Samples.Tests;

/// <summary>Whatever an endpoint sends is an answer or an error of ours, with the clients that are really used.</summary>
public sealed class EndpointProperties
{
    private static readonly string[] Events =
    [
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}\n\n",
        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"look\",\"input\":{}}}\n\n",
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n",
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":\"}}\n\n",
        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1}\n\n",
        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":-7}}\n\n",
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy.\"}}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":99,\"id\":\"c\",\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"a\\\":\"}}]}}]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[null,7,{\"index\":-99999999999}]},\"finish_reason\":\"tired\"}]}\n\n",
        "data: {\"choices\":null,\"usage\":{\"prompt_tokens\":1e99,\"completion_tokens\":\"three\"}}\n\n",
        "data: {\"created\":99999999999999,\"choices\":[{\"delta\":null,\"finish_reason\":\"stop\"}]}\n\n",
        "data: {\"error\":{\"message\":7,\"code\":[],\"metadata\":{\"raw\":{}}}}\n\n",
        "data: [DONE]\n\n", "data: ", "data:[]\n\n", "event: ", ": comment\n", "\n", "\r", "{\"choices\":", "null", "\0", "ä",
    ];

    private static readonly string[] Errors =
        ["{", "}", "[", "]", "\"error\":", "\"message\":", "\"type\":", "\"code\":", "\"param\":", "null", "7", "\"too many tokens in\"", ",", "\n", "<html>", "ä", "{\"error\":{\"type\":", "{\"type\":\"error\",\"error\":{"];

    [Theory]
    [InlineData(RealClients.Anthropic)]
    [InlineData(RealClients.OpenAI)]
    public async Task Any_stream_of_events_is_an_answer_or_an_error_of_ours(string kind)
    {
        await using ModelServer server = new();
        Prop.ForAll(TextsOf(Events), text => IsUnderstood(kind, server.Reply(ServerReply.Json(text) with { ContentType = "text/event-stream" }), isStreamed: true)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData(RealClients.Anthropic)]
    [InlineData(RealClients.OpenAI)]
    public async Task Any_words_of_a_refusal_are_one_sentence_of_ours(string kind)
    {
        await using ModelServer server = new();
        Arbitrary<(int Status, string Text)> refusals = TextsOf(Errors).Generator.SelectMany(text => Gen.Elements(400, 403, 413, 429, 500, 529, 499), (text, status) => (status, text)).ToArbitrary();
        Prop.ForAll(refusals, refusal => IsUnderstood(kind, server.Reply(ServerReply.Json(refusal.Text, refusal.Status)), isStreamed: false)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static Arbitrary<string> TextsOf(string[] pieces) => Gen.Elements<string>(pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    private static bool IsUnderstood(string kind, ModelServer server, bool isStreamed)
    {
        using EndpointChatClient client = RealClients.Patient(kind, server, new EndpointOptions { MaxTries = 1 });
        try
        {
            RealClients.AskAsync(client, isStreamed).GetAwaiter().GetResult();
            return isStreamed;
        }
        catch (ModelCallException e)
        {
            return e.Message.Length is > 10 and < 500 && !e.Message.Any(c => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator);
        }
    }
}
