using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>What a message says, or a piece of one: endpoints agree on the text, and hardly on thinking.</summary>
internal static class OpenAIContent
{
    /// <summary>All of a whole message, its calls included.</summary>
    public static IEnumerable<AIContent> Of(JsonElement message)
    {
        int number = 0;
        IEnumerable<AIContent> calls = message.Items("tool_calls").Select(call => CallOf(call, number++));
        return TextsOf(message).Concat(calls).Concat(LegacyCallOf(message));
    }

    /// <summary>Thinking, text and refusal.</summary>
    public static IEnumerable<AIContent> TextsOf(JsonElement message)
    {
        if ((message.Text("reasoning_content") ?? message.Text("reasoning")) is { Length: > 0 } reasoning)
            yield return new TextReasoningContent(reasoning);
        if (message.Text("content") is { Length: > 0 } text)
            yield return new TextContent(text);
        foreach (AIContent part in message.Items("content").SelectMany(PartsOf))
            yield return part;
        if (message.Text("refusal") is { Length: > 0 } refusal)
            yield return new ErrorContent(refusal) { ErrorCode = "refusal" };
    }

    /// <summary>A call of a tool. Arguments that are no JSON object are kept as the call's exception, for who executes it.</summary>
    public static FunctionCallContent NewCall(string? id, int number, string name, string arguments) =>
        FunctionCallContent.CreateFromParsedArguments(
            arguments.Length > 0 ? arguments : "{}",
            id is { Length: > 0 } ? id : string.Create(CultureInfo.InvariantCulture, $"call-{number + 1}"),
            name,
            static json => JsonSerializer.Deserialize<IDictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions));

    private static FunctionCallContent CallOf(JsonElement call, int number)
    {
        JsonElement function = call.Object("function") ?? default;
        return NewCall(call.Text("id"), number, function.Text("name") ?? "", function.TextOrJson("arguments") ?? "");
    }

    /// <summary>How calls were made before there could be several.</summary>
    private static IEnumerable<AIContent> LegacyCallOf(JsonElement message) =>
        message.Object("function_call") is { } call && call.Text("name") is { Length: > 0 } name ? [NewCall(id: null, 0, name, call.TextOrJson("arguments") ?? "")] : [];

    private static IEnumerable<AIContent> PartsOf(JsonElement part)
    {
        foreach (string thought in part.Items("thinking").Select(piece => piece.Text("text")).OfType<string>())
            yield return new TextReasoningContent(thought);
        if (part.Text("text") is { Length: > 0 } text)
            yield return new TextContent(text);
    }
}
