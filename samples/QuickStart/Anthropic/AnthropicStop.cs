using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace QuickStart;

/// <summary>Why an answer ends, in the endpoint's own word where the package makes one reason of two: a refusal is no filter, and a full window no limit to the output.</summary>
/// <remarks>https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons</remarks>
internal static class AnthropicStop
{
    public static ChatFinishReason? Of(string? word, ChatFinishReason? reason) =>
        reason is not null && (word is "refusal" or "model_context_window_exceeded") ? new ChatFinishReason(word) : reason;

    /// <summary>The word, where what the package read has one. A stream says it once, and the package its own reason with all that follows.</summary>
    public static string? WordOf(object? raw) => raw switch
    {
        Message message => message.StopReason?.Raw(),
        RawMessageStreamEvent { Value: RawMessageDeltaEvent delta } => delta.Delta.StopReason?.Raw(),
        _ => null,
    };
}
