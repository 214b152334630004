using System.Text.Json.Nodes;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Testing;

public sealed class RecordingProperties : IDisposable
{
    private static readonly string[] Values = ["null", "1", "-1.5", "1e999", "\"\"", "\"x\"", "[]", "[null]", "{}", "true", "{\"$type\":\"text\"}", "{\"$type\":\"none such\"}"];

    private static readonly string[] Questions = ["one", "two", "three"];

    private readonly Scratch scratch = new();

    private string File => scratch["recording.jsonl"];

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Whatever_was_said_is_answered_again_to_the_letter()
    {
        Arbitrary<string> texts = TextArbitrary.Of(["a", "\n", "\r\n", "\u2028", "\0", "\"", "\\", "ä", "🎉", "\ud83c", "</script>", "{", " "]);
        Prop.ForAll(texts, texts, (question, answer) => Said(question, answer, isStreamed: false) && Said(question, answer, isStreamed: true)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_recording_of_which_any_part_is_something_else_is_one_sentence_or_an_answer()
    {
        string[] lines = Record();
        Arbitrary<(int Line, int Part, string Value)> changes = (
            from line in Gen.Choose(0, lines.Length - 1)
            from part in Gen.Choose(0, 200)
            from value in Gen.Elements<string>(Values)
            select (line, part, value)).ToArbitrary();
        Prop.ForAll(changes, change => IsReadable(Changed(lines[change.Line], change.Part, change.Value))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Any_text_is_no_recording_and_one_sentence()
    {
        Arbitrary<string> texts = TextArbitrary.Of(["{", "}", "[", "]", ":", ",", "\"v\"", "1", "\"request\"", "\"response\"", "\"updates\"", "\"error\"", "null", "\"", "{\"v\":1,\"request\":{},"]);
        Prop.ForAll(texts, IsReadable).QuickCheckThrowOnFailure();
    }

    /// <summary>What cannot be read is one sentence where it is opened, and all else is an answer, or an error that was recorded, or another call.</summary>
    private bool IsReadable(string line)
    {
        System.IO.File.WriteAllText(File, line + "\n");
        ReplayChatClient replay;
        try
        {
            replay = new ReplayChatClient(File);
        }
        catch (AgentLoopException e)
        {
            return e.Message.StartsWith("Line 1 ", StringComparison.Ordinal);
        }
        return Questions.All(question => IsAnswered(replay, question));
    }

    private static bool IsAnswered(ReplayChatClient replay, string question)
    {
        try
        {
            Ask(replay, question, isStreamed: question != Questions[0]);
            return true;
        }
        catch (Exception e) when (e is AgentLoopException or HttpRequestException)
        {
            return true;
        }
    }

    private static string Changed(string line, int number, string value)
    {
        JsonNode root = JsonNode.Parse(line)!;
        JsonNode[] parts = [.. Parts(root).Skip(1)];
        parts[number % parts.Length].ReplaceWith(JsonNode.Parse(value));
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Parts(JsonNode? node) => node is null ? [] : node switch
    {
        JsonObject map => map.SelectMany(p => Parts(p.Value)).Prepend(node),
        JsonArray list => list.SelectMany(Parts).Prepend(node),
        _ => [node],
    };

    /// <summary>A line of each kind.</summary>
    private string[] Record()
    {
        ScriptedChatClient model = new ScriptedChatClient { PieceLength = 3 }
            .CallTool("look", new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = "a.cs" })
            .Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Hm.") { ProtectedData = "x" }, new DataContent("data:image/png;base64,AA=="), new ErrorContent("No.")])))
            .Break("Hello", new ModelCallException(ModelOutcome.Dropped, "Gone."));
        using (RecordingChatClient recording = new(model, File))
        {
            recording.GetResponseAsync(Questions[0]).GetAwaiter().GetResult();
            recording.GetStreamingResponseAsync(Questions[1]).ToChatResponseAsync().GetAwaiter().GetResult();
            Assert.Throws<ModelCallException>(() => recording.GetStreamingResponseAsync(Questions[2]).ToChatResponseAsync().GetAwaiter().GetResult());
        }
        return System.IO.File.ReadAllLines(File);
    }

    /// <summary>Half of a surrogate pair is no character, and becomes one that says so.</summary>
    private bool Said(string question, string answer, bool isStreamed)
    {
        using (RecordingChatClient recording = new(new ScriptedChatClient { PieceLength = 2 }.Answer(answer), File))
            Ask(recording, question, isStreamed);
        using ReplayChatClient replay = new(File);
        return Ask(replay, question, isStreamed) == new string([.. answer.EnumerateRunes().SelectMany(r => r.ToString())]) && replay.Remaining == 0;
    }

    private static string Ask(IChatClient client, string question, bool isStreamed) => isStreamed
        ? client.GetStreamingResponseAsync(question).ToChatResponseAsync().GetAwaiter().GetResult().Text
        : client.GetResponseAsync(question).GetAwaiter().GetResult().Text;
}
