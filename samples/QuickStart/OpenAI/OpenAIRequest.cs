using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using WireMessage = OpenAI.Chat.ChatMessage;

namespace QuickStart;

/// <summary>A request, put together of what the package writes of its parts.</summary>
internal static class OpenAIRequest
{
    public static BinaryContent Of(IEnumerable<ChatMessage> messages, ChatOptions? options, string model, bool isStreamed)
    {
        JsonObject request = (JsonObject)Json(OpenAIOptions.Of(options) ?? new ChatCompletionOptions());
        request["model"] = model;
        request["messages"] = new JsonArray([.. OpenAIMessages.Of(messages, options).Select(Json<WireMessage>)]);
        if (isStreamed)
        {
            request["stream"] = true;
            request["stream_options"] = new JsonObject { ["include_usage"] = true };
        }
        return BinaryContent.Create(BinaryData.FromString(request.ToJsonString()));
    }

    private static JsonNode Json<T>(T part)
        where T : IPersistableModel<T> => JsonNode.Parse(ModelReaderWriter.Write(part))!;
}
