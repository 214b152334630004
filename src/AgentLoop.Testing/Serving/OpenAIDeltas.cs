using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>An answer in the pieces that the OpenAI Chat Completions interface streams.</summary>
internal static class OpenAIDeltas
{
    public static IEnumerable<JsonObject> Of(ChatResponse response)
    {
        int calls = 0;
        return WireJson.ContentsOf(response).SelectMany(content => content switch
        {
            TextReasoningContent thought => Pieces("reasoning_content", thought.Text),
            TextContent text => Pieces("content", text.Text),
            ErrorContent error => Pieces("refusal", error.Message),
            FunctionCallContent call => Calls(call, calls++),
            _ => [],
        });
    }

    private static IEnumerable<JsonObject> Pieces(string property, string text) =>
        TextPieces.Of(text, WireJson.PieceLength).Select(piece => new JsonObject { [property] = piece });

    private static IEnumerable<JsonObject> Calls(FunctionCallContent call, int index)
    {
        JsonObject begun = OpenAIWire.CallOf(call, "");
        begun.Insert(0, "index", index);
        yield return Delta(begun);
        foreach (string piece in TextPieces.Of(WireJson.Write(WireJson.Arguments(call)), WireJson.PieceLength))
            yield return Delta(new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = piece } });
    }

    private static JsonObject Delta(JsonObject call) => new() { ["tool_calls"] = new JsonArray(call) };
}
