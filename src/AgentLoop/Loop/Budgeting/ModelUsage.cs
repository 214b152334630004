using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What the calls of a model use: estimated before, counted after.</summary>
internal sealed class ModelUsage(ChatRequest request, string? defaultModel, Func<string?, UsageDetails, decimal>? price)
{
    /// <summary>The answer's length that is set aside where the request does not bound it.</summary>
    private const int AssumedOutputTokens = 4096;

    private readonly string? model = request.Options?.ModelId ?? defaultModel;

    /// <summary>A conversation knows, so that its length does not matter.</summary>
    private readonly long input = request.Messages is ConversationView view ? view.EstimatedTokens : request.Messages.Sum(MessageLength.Of) / TokenEstimate.BytesPerToken;

    public Spending Estimate() => Spend(input, request.Options?.MaxOutputTokens ?? AssumedOutputTokens);

    /// <summary>What the endpoint says was used; where it says nothing, the length of what went and came counts.</summary>
    public Spending Of(ChatResponse response, out bool isEstimated)
    {
        UsageDetails? said = BelievableUsage.Of(response.Usage);
        isEstimated = said is not { InputTokenCount: not null, OutputTokenCount: not null };
        long output = isEstimated ? OutputOf(said, response.Messages) : said!.OutputTokenCount!.Value;
        return Spend(said?.InputTokenCount ?? input, output, said, response.ModelId, ToolCallsIn(response));
    }

    /// <summary>What a try used that gave no answer: where the endpoint had begun, what was sent and what had come.</summary>
    public Spending Of(FailedTry failed)
    {
        if (failed.Pieces.Count == 0 && !failed.Failure.TookTokens)
            return new Spending { ModelCalls = 1 };
        ChatResponse partial = failed.Pieces.ToChatResponse();
        UsageDetails? said = BelievableUsage.Of(partial.Usage);
        return Spend(said?.InputTokenCount ?? input, OutputOf(said, partial.Messages), said, partial.ModelId);
    }

    private static long OutputOf(UsageDetails? said, IList<ChatMessage> answer) => Math.Max(said?.OutputTokenCount ?? 0, Tokens(answer));

    private Spending Spend(long inputTokens, long outputTokens, UsageDetails? said = null, string? answeredBy = null, long toolCalls = 0) => new()
    {
        ModelCalls = 1,
        ToolCalls = toolCalls,
        InputTokens = inputTokens,
        CachedTokens = said?.CachedInputTokenCount ?? 0,
        OutputTokens = outputTokens,
        ReasoningTokens = said?.ReasoningTokenCount ?? 0,
        Cost = price is null ? 0 : Cost(price, Complete(said, inputTokens, outputTokens), answeredBy),
    };

    private static UsageDetails Complete(UsageDetails? said, long inputTokens, long outputTokens) => new()
    {
        InputTokenCount = inputTokens,
        OutputTokenCount = outputTokens,
        CachedInputTokenCount = said?.CachedInputTokenCount,
        ReasoningTokenCount = said?.ReasoningTokenCount,
        AdditionalCounts = said?.AdditionalCounts,
    };

    /// <summary>A model may answer under a name that has no price; the one that was asked has, or it would not have been asked.</summary>
    private decimal Cost(Func<string?, UsageDetails, decimal> priceOf, UsageDetails usage, string? answeredBy)
    {
        try
        {
            return priceOf(answeredBy ?? model, usage);
        }
        catch (AgentLoopException) when (answeredBy is not null)
        {
            return priceOf(model, usage);
        }
    }

    private static long Tokens(IList<ChatMessage> messages)
    {
        long length = 0;
        for (int i = 0; i < messages.Count; i++)
            length += MessageLength.Of(messages[i]);
        return length / TokenEstimate.BytesPerToken;
    }

    private static long ToolCallsIn(ChatResponse response)
    {
        long calls = 0;
        foreach (AIContent content in AnswerContents.Of(response))
            calls += content is FunctionCallContent ? 1 : 0;
        return calls;
    }
}
