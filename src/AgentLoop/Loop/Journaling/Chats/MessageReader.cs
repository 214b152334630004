using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Reads messages of an assistant that consist of texts and tool calls.</summary>
internal static class MessageReader
{
    /// <summary>The message; <see langword="null"/> where it has something else, too.</summary>
    public static ChatMessage? TryRead(JsonElement json)
    {
        var message = new ChatMessage { Role = ChatRole.Assistant };
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (!TryRead(property, message))
                return null;
        }

        return message;
    }

    private static bool TryRead(JsonProperty property, ChatMessage message)
    {
        JsonElement value = property.Value;
        if (property.NameEquals("contents"u8))
            return TryReadContents(value, message);
        if (property.NameEquals("role"u8))
            return value.ValueEquals("assistant"u8);
        if (property.NameEquals("messageId"u8))
            message.MessageId = value.GetString();
        else if (property.NameEquals("authorName"u8))
            message.AuthorName = value.GetString();
        else if (property.NameEquals("createdAt"u8))
            message.CreatedAt = value.GetDateTimeOffset();
        else
            return false;
        return true;
    }

    private static bool TryReadContents(JsonElement contents, ChatMessage message)
    {
        var read = new List<AIContent>(contents.GetArrayLength());
        foreach (JsonElement content in contents.EnumerateArray())
        {
            JsonElement type = content.GetProperty("$type"u8);
            AIContent? known = type.ValueEquals("functionCall"u8) ? TryReadCall(content) : type.ValueEquals("text"u8) ? TryReadText(content) : null;
            if (known is null)
                return false;
            read.Add(known);
        }

        message.Contents = read;
        return true;
    }

    private static TextContent? TryReadText(JsonElement content) =>
        content.GetPropertyCount() == 2 && content.TryGetProperty("text"u8, out JsonElement text) ? new TextContent(text.GetString()) : null;

    private static FunctionCallContent? TryReadCall(JsonElement content)
    {
        string? id = null, name = null;
        Dictionary<string, object?>? arguments = null;
        foreach (JsonProperty property in content.EnumerateObject())
        {
            JsonElement value = property.Value;
            if (property.NameEquals("callId"u8))
                id = value.GetString();
            else if (property.NameEquals("name"u8))
                name = value.GetString();
            else if (property.NameEquals("arguments"u8) && value.ValueKind == JsonValueKind.Object)
                arguments = Arguments(value.Clone()); // which outlives the answer that it was read from
            else if (!(property.NameEquals("$type"u8) || (property.NameEquals("informationalOnly"u8) && value.ValueKind == JsonValueKind.False)))
                return null;
        }

        return id is null || name is null ? null : new FunctionCallContent(id, name, arguments);
    }

    private static Dictionary<string, object?> Arguments(JsonElement value)
    {
        var arguments = new Dictionary<string, object?>(value.GetPropertyCount(), StringComparer.Ordinal);
        foreach (JsonProperty argument in value.EnumerateObject())
            arguments[argument.Name] = argument.Value.ValueKind == JsonValueKind.Null ? null : argument.Value;
        return arguments;
    }
}
