using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using Finish = Microsoft.Extensions.AI.ChatFinishReason;
using WireFinish = OpenAI.Chat.ChatFinishReason;

namespace QuickStart;

/// <summary>The endpoint's answers as the loop wants them.</summary>
internal static class OpenAIAnswer
{
    public static ChatResponse Of(ChatCompletion completion) => new(new ChatMessage(ChatRole.Assistant, [.. ContentsOf(completion)]) { MessageId = completion.Id })
    {
        ResponseId = completion.Id,
        ModelId = completion.Model,
        CreatedAt = completion.CreatedAt,
        FinishReason = completion.Refusal is null ? FinishOf(completion.FinishReason) : Finish.ContentFilter,
        Usage = UsageOf(completion.Usage),
    };

    public static Finish? FinishOf(WireFinish? reason) => reason switch
    {
        WireFinish.Stop => Finish.Stop,
        WireFinish.Length => Finish.Length,
        WireFinish.ContentFilter => Finish.ContentFilter,
        WireFinish.ToolCalls or WireFinish.FunctionCall => Finish.ToolCalls,
        _ => null,
    };

    public static UsageDetails? UsageOf(ChatTokenUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
    };

    /// <summary>A call of a tool. Arguments that are no JSON object are kept as the call's exception, for who executes it.</summary>
    public static FunctionCallContent CallOf(string id, string name, string arguments) =>
        FunctionCallContent.CreateFromParsedArguments(arguments.Length > 0 ? arguments : "{}", id, name, ParseArguments);

    public static ErrorContent Refusal(string text) => new(text) { ErrorCode = "refusal" };

    private static IEnumerable<AIContent> ContentsOf(ChatCompletion completion)
    {
        foreach (string? text in completion.Content.Select(part => part.Text).Where(text => text is not null))
            yield return new TextContent(text);
        foreach (ChatToolCall call in completion.ToolCalls)
            yield return CallOf(call.Id, call.FunctionName, call.FunctionArguments.ToString());
        if (completion.Refusal is { } refusal)
            yield return Refusal(refusal);
    }

    private static IDictionary<string, object?>? ParseArguments(string json) =>
        JsonSerializer.Deserialize<IDictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions);
}
