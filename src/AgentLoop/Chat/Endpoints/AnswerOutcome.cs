using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Tells the kinds of answers apart.</summary>
internal static class AnswerOutcome
{
    private const string Refusal = "refusal";
    private const string WindowExceeded = "model_context_window_exceeded";

    public static ModelOutcome Of(ChatResponse response)
    {
        bool hasError = false;
        bool hasContent = false;
        foreach (AIContent content in AnswerContents.Of(response))
        {
            if (content is ErrorContent { ErrorCode: var code })
            {
                if (string.Equals(code, Refusal, StringComparison.OrdinalIgnoreCase))
                    return ModelOutcome.Refused;
                hasError = true;
            }
            hasContent |= IsSomething(content);
        }
        return hasError ? ModelOutcome.Failed : Of(response.FinishReason, hasContent);
    }

    /// <summary>Why there is no answer, as the end of a sentence; <see langword="null"/> where there is one, or nothing at all.</summary>
    public static string? Withheld(ChatResponse response) => Of(response) switch
    {
        ModelOutcome.Refused => $"the model refused, saying \"{OneLine.Of(ErrorIn(response) ?? response.Text)}\"",
        ModelOutcome.Filtered => "the endpoint's content filter withheld the answer",
        ModelOutcome.Failed => $"the endpoint reported an error, \"{OneLine.Of(ErrorIn(response) ?? "")}\"",
        _ => null,
    };

    private static string? ErrorIn(ChatResponse response) => response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault()?.Message;

    private static ModelOutcome Of(ChatFinishReason? finish, bool hasContent) => finish?.Value switch
    {
        Refusal => ModelOutcome.Refused,
        WindowExceeded => ModelOutcome.ContextOverflow,
        { } reason when reason == ChatFinishReason.ContentFilter.Value => ModelOutcome.Filtered,
        { } reason when reason == ChatFinishReason.Length.Value => ModelOutcome.CutOff,
        _ => hasContent ? ModelOutcome.Answered : ModelOutcome.Empty,
    };

    /// <summary>Thinking alone is no answer, nor is what was used.</summary>
    private static bool IsSomething(AIContent content) => content switch
    {
        TextReasoningContent or UsageContent => false,
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        _ => true,
    };
}
