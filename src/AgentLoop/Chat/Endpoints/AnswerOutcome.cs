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
        foreach (AIContent content in response.Messages.SelectMany(m => m.Contents))
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
