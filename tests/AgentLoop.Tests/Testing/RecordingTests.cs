using System.Net;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Testing;

public sealed class RecordingTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string File => scratch["recording.jsonl"];

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_recorded_is_answered_again_in_any_order()
    {
        ScriptedChatClient model = new ScriptedChatClient { PieceLength = 3 }
            .Answer("Grüße, 🎉").CallTool("look", new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = "a.cs" }).Answer("streamed in pieces");
        string[] first;
        using (RecordingChatClient recording = new(model, File))
            first = [await AskAsync(recording, "one"), await AskAsync(recording, "two"), await StreamAsync(recording, "three")];

        using ReplayChatClient replay = new(File);
        string third = await StreamAsync(replay, "three");
        string[] second = [await AskAsync(replay, "one"), await AskAsync(replay, "two"), third];
        Assert.Equal(first, second);
        Assert.Equal((0, 3), (replay.Remaining, (await System.IO.File.ReadAllLinesAsync(File)).Length));
        Assert.Contains("Grüße, ", await System.IO.File.ReadAllTextAsync(File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_malformed_call_is_malformed_again(bool isStreamed)
    {
        FunctionCallContent broken = new("id", "look") { Exception = new FormatException("That is no JSON.") };
        using (RecordingChatClient recording = new(new ScriptedChatClient().CallTools(broken), File))
            await (isStreamed ? recording.GetStreamingResponseAsync("one").ToChatResponseAsync() : recording.GetResponseAsync("one"));

        using ReplayChatClient replay = new(File);
        ChatResponse response = await (isStreamed ? replay.GetStreamingResponseAsync("one").ToChatResponseAsync() : replay.GetResponseAsync("one"));
        Assert.Equal("That is no JSON.", response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single().Exception?.Message);
    }

    [Fact]
    public async Task Failures_are_recorded_with_what_had_come_and_fail_again()
    {
        ScriptedChatClient model = new ScriptedChatClient { PieceLength = 3 }
            .Throw(new HttpRequestException("Busy.", null, HttpStatusCode.ServiceUnavailable)).Break("Hello, wor", new ModelCallException(ModelOutcome.Dropped, "Gone."));
        using (RecordingChatClient recording = new(model, File))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => recording.GetResponseAsync("one"));
            await Assert.ThrowsAsync<ModelCallException>(() => StreamAsync(recording, "two"));
        }

        using ReplayChatClient replay = new(File);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Assert.ThrowsAsync<HttpRequestException>(() => replay.GetResponseAsync("one"))).StatusCode);
        List<string> seen = [];
        ModelCallException gone = await Assert.ThrowsAsync<ModelCallException>(async () =>
        {
            await foreach (ChatResponseUpdate update in replay.GetStreamingResponseAsync("two"))
                seen.Add(update.Text);
        });
        Assert.Equal((ModelOutcome.Dropped, "Hello, wor"), (gone.Outcome, string.Concat(seen)));
    }

    [Fact]
    public async Task A_call_that_was_not_recorded_is_told_with_the_place_where_it_differs()
    {
        using (RecordingChatClient recording = new(new ScriptedChatClient().Answer("yes"), File))
            await recording.GetResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "one")], new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("look", "Looks.", System.Text.Json.JsonElement.Parse("{}"))] });

        using ReplayChatClient replay = new(File);
        AgentLoopException other = await Assert.ThrowsAsync<AgentLoopException>(() => replay.GetResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "two")]));
        Assert.Contains("differs at \"messages[1].contents[0].text\"", other.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "is no exchange")]
    [InlineData("{}", "is no exchange")]
    [InlineData("{\"v\":99}", "of another version")]
    public void A_file_that_is_no_recording_is_named_with_its_line(string line, string sentence)
    {
        scratch.Write("recording.jsonl", line + "\n");
        AgentLoopException refused = Assert.Throws<AgentLoopException>(() => new ReplayChatClient(File));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Line 1", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(IChatClient client, string text) => Describe(await client.GetResponseAsync(text));

    private static async Task<string> StreamAsync(IChatClient client, string text) => Describe(await client.GetStreamingResponseAsync(text).ToChatResponseAsync());

    private static string Describe(ChatResponse response) => string.Join(' ', response.Messages.SelectMany(m => m.Contents)
        .Select(c => c is FunctionCallContent call ? $"{call.CallId} {call.Name} {call.Arguments!["path"]}" : c is TextContent text ? text.Text : ""));
}
