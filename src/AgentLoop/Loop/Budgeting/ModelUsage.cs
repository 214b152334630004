using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What model calls use: estimated before, counted after.</summary>
internal static class ModelUsage
{
    /// <summary>The answer's length that is set aside where the request does not bound it.</summary>
    private const int AssumedOutputTokens = 4096;

    public static Spending Estimate(IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<string?, UsageDetails, decimal>? price)
    {
        long input = InputTokens(messages);
        int output = options?.MaxOutputTokens ?? AssumedOutputTokens;
        return new Spending
        {
            ModelCalls = 1,
            InputTokens = input,
            OutputTokens = output,
            Cost = price?.Invoke(options?.ModelId, new UsageDetails { InputTokenCount = input, OutputTokenCount = output }) ?? 0,
        };
    }

    /// <summary>What the endpoint says was used; an endpoint that says nothing is counted by the length of what went and came.</summary>
    public static Spending Of(ChatResponse response, IReadOnlyList<ChatMessage> messages, ChatOptions? options, Func<string?, UsageDetails, decimal>? price)
    {
        UsageDetails usage = response.Usage ?? new UsageDetails
        {
            InputTokenCount = InputTokens(messages),
            OutputTokenCount = Tokens(response.Messages),
        };
        return new Spending
        {
            ModelCalls = 1,
            ToolCalls = ToolCallsIn(response.Messages),
            InputTokens = usage.InputTokenCount ?? 0,
            CachedTokens = usage.CachedInputTokenCount ?? 0,
            OutputTokens = usage.OutputTokenCount ?? 0,
            Cost = price?.Invoke(response.ModelId ?? options?.ModelId, usage) ?? 0,
        };
    }

    /// <summary>A conversation knows, so that its length does not matter.</summary>
    private static long InputTokens(IReadOnlyList<ChatMessage> messages) =>
        messages is ConversationView view ? view.EstimatedTokens : messages.Sum(MessageLength.Of) / TokenEstimate.BytesPerToken;

    private static long Tokens(IList<ChatMessage> messages)
    {
        long length = 0;
        for (int i = 0; i < messages.Count; i++)
            length += MessageLength.Of(messages[i]);
        return length / TokenEstimate.BytesPerToken;
    }

    private static long ToolCallsIn(IList<ChatMessage> messages)
    {
        long calls = 0;
        for (int i = 0; i < messages.Count; i++)
        {
            IList<AIContent> contents = messages[i].Contents;
            for (int j = 0; j < contents.Count; j++)
                calls += contents[j] is FunctionCallContent ? 1 : 0;
        }

        return calls;
    }
}
