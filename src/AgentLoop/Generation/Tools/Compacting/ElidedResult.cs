using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A result whose content was left out.</summary>
internal static class ElidedResult
{
    /// <summary>What stands in its place.</summary>
    public const string Text = "[This result was left out to save room; call the tool again if you need it.]";

    /// <summary>A message with its results left out, but for short ones; every other message as it is.</summary>
    public static ChatMessage In(ChatMessage message) => message.Role == ChatRole.Tool
        ? new ChatMessage(ChatRole.Tool, [.. message.Contents.Select(Elide)])
        : message;

    private static AIContent Elide(AIContent content) => content is FunctionResultContent result && !(result.Result is string { Length: <= 200 })
        ? new FunctionResultContent(result.CallId, Text)
        : content;
}
