using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using WireFormat = OpenAI.Chat.ChatResponseFormat;

namespace QuickStart;

/// <summary>What is asked of a model beside the conversation, as the endpoint wants it.</summary>
internal static class OpenAIOptions
{
    public static ChatCompletionOptions? Of(ChatOptions? options)
    {
        if (options is null)
            return null;

        ChatCompletionOptions wire = new()
        {
            Temperature = options.Temperature,
            TopP = options.TopP,
            MaxOutputTokenCount = options.MaxOutputTokens,
            FrequencyPenalty = options.FrequencyPenalty,
            PresencePenalty = options.PresencePenalty,
            ResponseFormat = FormatOf(options.ResponseFormat),
        };
        foreach (string stop in options.StopSequences ?? [])
            wire.StopSequences.Add(stop);
        AddTools(wire, options);
        return wire;
    }

    /// <summary>The endpoint refuses words about tools where there are none.</summary>
    private static void AddTools(ChatCompletionOptions wire, ChatOptions options)
    {
        foreach (AIFunctionDeclaration tool in options.Tools?.OfType<AIFunctionDeclaration>() ?? [])
            wire.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, Json(tool.JsonSchema)));

        if (wire.Tools.Count == 0)
            return;
        wire.ToolChoice = ChoiceOf(options.ToolMode);
        wire.AllowParallelToolCalls = options.AllowMultipleToolCalls;
    }

    private static ChatToolChoice? ChoiceOf(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        AutoChatToolMode => ChatToolChoice.CreateAutoChoice(),
        _ => null,
    };

    private static WireFormat? FormatOf(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => WireFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", Json(schema), json.SchemaDescription),
        ChatResponseFormatJson => WireFormat.CreateJsonObjectFormat(),
        ChatResponseFormatText => WireFormat.CreateTextFormat(),
        _ => null,
    };

    private static BinaryData Json(JsonElement element) => BinaryData.FromString(element.GetRawText());
}
