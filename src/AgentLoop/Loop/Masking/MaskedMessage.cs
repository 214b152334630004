using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Messages as they are recorded and sent.</summary>
internal static class MaskedMessage
{
    /// <summary>The message with its secrets masked; the same message where it has none, which costs no memory for those that are plain.</summary>
    public static ChatMessage Of(SecretMask mask, ChatMessage message)
    {
        if (IsClean(mask, message))
            return message;
        using JsonBuffer buffer = JsonBuffer.Take();
        MessageWriter.Write(buffer.Writer, message);
        ReadOnlyMemory<byte> json = buffer.Written;
        ReadOnlyMemory<byte> masked = mask.ApplyToJson(json);
        return masked.Equals(json) ? message : JsonSerializer.Deserialize(masked.Span, PromptRecord.TypeInfoOf<ChatMessage>())!;
    }

    private static bool IsClean(SecretMask mask, ChatMessage message)
    {
        bool isClean = message.AdditionalProperties is null && message.AuthorName is null;
        for (int i = 0; i < message.Contents.Count && isClean; i++)
            isClean = IsClean(mask, message.Contents[i]);
        return isClean;
    }

    /// <summary>Whether this is sure: what is not plain is looked at as a whole.</summary>
    private static bool IsClean(SecretMask mask, AIContent content) => content.AdditionalProperties is null && content.Annotations is null && content switch
    {
        TextContent text when content.GetType() == typeof(TextContent) => mask.Finder.Find(text.Text) is null,
        FunctionResultContent { Result: string result } => mask.Finder.Find(result) is null,
        FunctionCallContent call => IsClean(mask, call.Arguments as Dictionary<string, object?>),
        _ => false,
    };

    private static bool IsClean(SecretMask mask, Dictionary<string, object?>? arguments)
    {
        foreach ((_, object? value) in arguments ?? [])
        {
            bool isClean = value switch
            {
                null or int or bool => true,
                string text => mask.Finder.Find(text) is null,
                JsonElement json => mask.Find(JsonMarshal.GetRawUtf8Value(json)) is null,
                _ => false,
            };
            if (!isClean)
                return false;
        }
        return arguments is not null;
    }
}
