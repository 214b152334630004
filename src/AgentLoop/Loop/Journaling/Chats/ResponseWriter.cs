using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Writes answers as <see cref="AIJsonUtilities"/> has them.</summary>
internal static class ResponseWriter
{
    public static void Write(Utf8JsonWriter writer, ChatResponse response)
    {
        bool isPlain = response.AdditionalProperties is null && response.ContinuationToken is null;
        if (isPlain)
            WritePlain(writer, response);
        else
            JsonSerializer.Serialize(writer, response, PromptRecord.TypeInfoOf<ChatResponse>());
    }

    private static void WritePlain(Utf8JsonWriter writer, ChatResponse response)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("messages"u8);
        for (int i = 0; i < response.Messages.Count; i++)
            MessageWriter.Write(writer, response.Messages[i]);
        writer.WriteEndArray();
        if (response.ResponseId is { } id)
            writer.WriteString("responseId"u8, id);
        if (response.ConversationId is { } conversation)
            writer.WriteString("conversationId"u8, conversation);
        if (response.ModelId is { } model)
            writer.WriteString("modelId"u8, model);
        if (response.CreatedAt is { } at)
            writer.WriteString("createdAt"u8, at);
        if (response.FinishReason is { } reason)
            writer.WriteString("finishReason"u8, reason.Value);
        if (response.Usage is { } usage)
        {
            writer.WritePropertyName("usage"u8);
            JsonSerializer.Serialize(writer, usage, PromptRecord.TypeInfoOf<UsageDetails>());
        }

        writer.WriteEndObject();
    }
}
