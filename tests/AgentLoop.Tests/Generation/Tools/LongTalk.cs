using System.Globalization;
using System.Text.Json;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

/// <summary>A model that calls a tool with a long result in each of many answers, and sums up when it is told to.</summary>
internal static class LongTalk
{
    public const string SummaryQuestion = "goes on with a summary of it";

    /// <summary>A tool whose result is never the same twice.</summary>
    public static AIFunction Tool(int length) =>
        new HostTool("look", a => string.Create(CultureInfo.InvariantCulture, $"result {a["n"]} {new string('x', length)}"), isReadOnly: true);

    public static ScriptedChatClient Model(int turns, Func<string> summary)
    {
        int turn = 0;
        return new ScriptedChatClient().Otherwise((messages, _, _) => AsksForSummary(messages)
            ? new ChatResponse(new ChatMessage(ChatRole.Assistant, summary()))
            : turn++ < turns ? Look(turn) : new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")));
    }

    public static ChatResponse Look(int number) => new(new ChatMessage(
        ChatRole.Assistant,
        [new FunctionCallContent(string.Create(CultureInfo.InvariantCulture, $"id{number}"), "look", new Dictionary<string, object?> { ["n"] = number })]));

    public static bool AsksForSummary(IReadOnlyList<ChatMessage> messages) => messages[^1].Text.Contains(SummaryQuestion, StringComparison.Ordinal);

    /// <summary>No call is without its result, and no result without its call before it.</summary>
    public static void AssertPaired(IReadOnlyList<ChatMessage> messages)
    {
        List<string> open = [];
        foreach (ChatMessage message in messages)
        {
            if (message.Role != ChatRole.Tool)
                Assert.Empty(open);
            open.AddRange(message.Contents.OfType<FunctionCallContent>().Select(c => c.CallId));
            foreach (FunctionResultContent result in message.Contents.OfType<FunctionResultContent>())
                Assert.True(open.Remove(result.CallId), $"The result of {result.CallId} has no call.");
        }

        Assert.Empty(open);
    }

    /// <summary>The messages of a request as they are written.</summary>
    public static string[] Written(ScriptedRequest request) =>
        [.. request.Messages.Select(m => JsonSerializer.Serialize(m, PromptRecord.TypeInfoOf<ChatMessage>()))];
}
