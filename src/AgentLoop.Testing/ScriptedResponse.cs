using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Answers as endpoints give them, at the price of a token for each four characters.</summary>
internal static class ScriptedResponse
{
    /// <summary>The model that all of them say they are.</summary>
    public const string ModelId = "scripted";

    private const int CharactersPerToken = 4;

    public static ChatResponse Of(IList<AIContent> contents, IEnumerable<ChatMessage>? request = null)
    {
        long input = Tokens((request ?? []).SelectMany(m => m.Contents).Sum(Length));
        long output = Tokens(contents.Sum(Length));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = contents.Any(c => c is FunctionCallContent) ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            ModelId = ModelId,
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
        };
    }

    private static int Length(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(a => a.Key.Length + (a.Value?.ToString()?.Length ?? 0)) ?? 0),
        _ => 0,
    };

    private static long Tokens(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
