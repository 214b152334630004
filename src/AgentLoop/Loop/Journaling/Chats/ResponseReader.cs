using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Reads answers as <see cref="AIJsonUtilities"/> has them: plain ones directly, everything else through the serializer.</summary>
internal static class ResponseReader
{
    public static ChatResponse Read(ReadOnlyMemory<byte> json)
    {
        var response = new ChatResponse();
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (!TryRead(property, response))
                return JsonSerializer.Deserialize(json.Span, PromptRecord.TypeInfoOf<ChatResponse>())!;
        }

        return response;
    }

    private static bool TryRead(JsonProperty property, ChatResponse response)
    {
        JsonElement value = property.Value;
        if (property.NameEquals("messages"u8))
            return TryReadMessages(value, response.Messages);
        if (property.NameEquals("finishReason"u8))
            response.FinishReason = Reason(value);
        else if (property.NameEquals("modelId"u8))
            response.ModelId = value.GetString();
        else if (property.NameEquals("responseId"u8))
            response.ResponseId = value.GetString();
        else if (property.NameEquals("conversationId"u8))
            response.ConversationId = value.GetString();
        else if (property.NameEquals("createdAt"u8))
            response.CreatedAt = value.GetDateTimeOffset();
        else if (property.NameEquals("usage"u8))
            response.Usage = value.Deserialize(PromptRecord.TypeInfoOf<UsageDetails>());
        else
            return false;
        return true;
    }

    /// <summary>The common ones are not made anew.</summary>
    private static ChatFinishReason Reason(JsonElement value) => value.ValueEquals("tool_calls"u8) ? ChatFinishReason.ToolCalls
        : value.ValueEquals("stop"u8) ? ChatFinishReason.Stop
        : new ChatFinishReason(value.GetString()!);

    private static bool TryReadMessages(JsonElement messages, IList<ChatMessage> read)
    {
        foreach (JsonElement message in messages.EnumerateArray())
        {
            if (MessageReader.TryRead(message) is not { } known)
                return false;
            read.Add(known);
        }

        return true;
    }
}
