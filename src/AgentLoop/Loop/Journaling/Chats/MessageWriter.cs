using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>
/// Writes messages as <see cref="AIJsonUtilities"/> has them: what almost all of them consist of directly, at a fraction of the cost, and everything else
/// through the serializer.
/// </summary>
internal static class MessageWriter
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message)
    {
        if (!IsPlain(message))
        {
            JsonSerializer.Serialize(writer, message, PromptRecord.TypeInfoOf<ChatMessage>());
            return;
        }

        writer.WriteStartObject();
        if (message.AuthorName is { } author)
            writer.WriteString("authorName"u8, author);
        if (message.CreatedAt is { } at)
            writer.WriteString("createdAt"u8, at);
        writer.WriteString("role"u8, message.Role.Value);
        writer.WriteStartArray("contents"u8);
        for (int i = 0; i < message.Contents.Count; i++)
            Write(writer, message.Contents[i]);
        writer.WriteEndArray();
        if (message.MessageId is { } id)
            writer.WriteString("messageId"u8, id);
        writer.WriteEndObject();
    }

    private static bool IsPlain(ChatMessage message)
    {
        bool isPlain = message.AdditionalProperties is null;
        for (int i = 0; i < message.Contents.Count && isPlain; i++)
            isPlain = IsPlain(message.Contents[i]);
        return isPlain;
    }

    private static bool IsPlain(AIContent content) => content.AdditionalProperties is null && content.Annotations is null && content switch
    {
        TextContent => content.GetType() == typeof(TextContent),
        FunctionCallContent call => content.GetType() == typeof(FunctionCallContent) && !call.InformationalOnly && IsPlain(call.Arguments),
        FunctionResultContent result => content.GetType() == typeof(FunctionResultContent) && result.Result is string,
        _ => false,
    };

    private static bool IsPlain(IDictionary<string, object?>? arguments)
    {
        foreach ((_, object? value) in arguments as Dictionary<string, object?> ?? [])
        {
            if (value is not (null or string or JsonElement or int or bool))
                return false;
        }

        return arguments is null or Dictionary<string, object?>;
    }

    private static void Write(Utf8JsonWriter writer, AIContent content)
    {
        writer.WriteStartObject();
        if (content is TextContent text)
        {
            writer.WriteString("$type"u8, "text"u8);
            writer.WriteString("text"u8, text.Text);
        }
        else if (content is FunctionResultContent result)
        {
            writer.WriteString("$type"u8, "functionResult"u8);
            writer.WriteString("result"u8, (string)result.Result!);
            writer.WriteString("callId"u8, result.CallId);
        }
        else
        {
            Write(writer, (FunctionCallContent)content);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FunctionCallContent call)
    {
        writer.WriteString("$type"u8, "functionCall"u8);
        writer.WriteString("name"u8, call.Name);
        if (call.Arguments is not null)
        {
            writer.WritePropertyName("arguments"u8);
            Write(writer, (Dictionary<string, object?>)call.Arguments);
        }

        writer.WriteBoolean("informationalOnly"u8, value: false);
        writer.WriteString("callId"u8, call.CallId);
    }

    private static void Write(Utf8JsonWriter writer, Dictionary<string, object?> arguments)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in arguments)
        {
            writer.WritePropertyName(name);
            if (value is JsonElement json)
                json.WriteTo(writer);
            else if (value is int number)
                writer.WriteNumberValue(number);
            else if (value is bool flag)
                writer.WriteBooleanValue(flag);
            else
                writer.WriteStringValue((string?)value);
        }

        writer.WriteEndObject();
    }
}
