using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>The endpoint's answers as the loop wants them.</summary>
internal static class OpenAIAnswer
{
    /// <exception cref="OpenAIErrorException">It is an error, which some endpoints send with status 200.</exception>
    /// <exception cref="InvalidDataException">It is no answer.</exception>
    public static ChatResponse Of(JsonElement completion)
    {
        OpenAIErrorException.ThrowIfError(completion);
        if (completion.Items("choices").FirstOrDefault().Object("message") is not { } message)
            throw new InvalidDataException("The answer has no message in its choices.");

        string? id = completion.Text("id");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. OpenAIContent.Of(message)]) { MessageId = id })
        {
            ResponseId = id,
            ModelId = completion.Text("model"),
            CreatedAt = CreatedAt(completion),
            FinishReason = message.Text("refusal") is { Length: > 0 } ? ChatFinishReason.ContentFilter : FinishOf(completion.Items("choices").First()),
            Usage = UsageOf(completion),
        };
    }

    /// <summary>Why a choice ends; <see langword="null"/> where it does not say.</summary>
    public static ChatFinishReason? FinishOf(JsonElement choice) => choice.Text("finish_reason") switch
    {
        null or "" => null,
        "function_call" => ChatFinishReason.ToolCalls,
        { } reason => new ChatFinishReason(reason),
    };

    public static DateTimeOffset? CreatedAt(JsonElement answer) =>
        answer.Number("created") is { } seconds and >= 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>What was used; <see langword="null"/> where it is not said. Groq says it in a place of its own where it streams.</summary>
    public static UsageDetails? UsageOf(JsonElement answer)
    {
        if ((answer.Object("usage") ?? answer.Object("x_groq")?.Object("usage")) is not { } usage)
            return null;
        return new UsageDetails
        {
            InputTokenCount = usage.Number("prompt_tokens"),
            OutputTokenCount = usage.Number("completion_tokens"),
            TotalTokenCount = usage.Number("total_tokens"),
            CachedInputTokenCount = usage.Object("prompt_tokens_details")?.Number("cached_tokens") ?? usage.Number("cached_tokens") ?? usage.Number("num_cached_tokens"),
            ReasoningTokenCount = usage.Object("completion_tokens_details")?.Number("reasoning_tokens"),
        };
    }
}
