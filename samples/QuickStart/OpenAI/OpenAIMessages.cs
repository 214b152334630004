using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using WireMessage = OpenAI.Chat.ChatMessage;

namespace QuickStart;

/// <summary>Conversations as the endpoint wants them.</summary>
internal static class OpenAIMessages
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static IEnumerable<WireMessage> Of(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        string.IsNullOrWhiteSpace(options?.Instructions)
            ? messages.SelectMany(Of)
            : messages.SelectMany(Of).Prepend(new SystemChatMessage(options.Instructions));

    private static IEnumerable<WireMessage> Of(ChatMessage message) => message.Role switch
    {
        { } role when role == ChatRole.System => [new SystemChatMessage(message.Text)],
        { } role when role == ChatRole.Assistant => [OfAssistant(message)],
        { } role when role == ChatRole.Tool => message.Contents.OfType<FunctionResultContent>().Select(OfResult),
        _ => [new UserChatMessage(message.Contents.Select(PartOf).OfType<ChatMessageContentPart>())],
    };

    private static AssistantChatMessage OfAssistant(ChatMessage message)
    {
        ChatToolCall[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(CallOf)];
        if (calls.Length == 0)
            return new AssistantChatMessage(message.Text);

        AssistantChatMessage assistant = new(calls);
        if (message.Text.Length > 0)
            assistant.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        return assistant;
    }

    private static ChatToolCall CallOf(FunctionCallContent call) =>
        ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, Json(call.Arguments ?? new Dictionary<string, object?>(StringComparer.Ordinal)));

    private static ToolChatMessage OfResult(FunctionResultContent result) =>
        new(result.CallId, result.Result as string ?? Json(result.Result).ToString());

    private static ChatMessageContentPart? PartOf(AIContent content) => content switch
    {
        TextContent text => ChatMessageContentPart.CreateTextPart(text.Text),
        UriContent uri when uri.HasTopLevelMediaType("image") => ChatMessageContentPart.CreateImagePart(uri.Uri),
        DataContent data when data.HasTopLevelMediaType("image") => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data.Data), data.MediaType),
        _ => null,
    };

    private static BinaryData Json(object? value) => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, Compact));
}
