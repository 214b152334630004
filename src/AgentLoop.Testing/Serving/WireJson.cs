using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

internal static class WireJson
{
    /// <summary>How many characters of an answer an event has.</summary>
    public const int PieceLength = 12;

    public static string Write(JsonNode node) => node.ToJsonString(ReadableJson.Options);

    public static JsonNode Arguments(FunctionCallContent call) => JsonSerializer.SerializeToNode(call.Arguments, ReadableJson.Options) ?? new JsonObject();

    public static IEnumerable<AIContent> ContentsOf(ChatResponse response) => response.Messages.SelectMany(m => m.Contents);

    public static string ModelOf(ChatResponse response, string asked) => response.ModelId ?? asked;
}
