using System.Text.Json.Nodes;

namespace AgentLoop.Testing;

/// <summary>A block of a message as the Anthropic Messages interface streams it: begun empty, in pieces, ended.</summary>
internal static class AnthropicBlockEvents
{
    public static IEnumerable<string> Of(JsonObject block, int index)
    {
        yield return AnthropicWire.Event("content_block_start", new JsonObject { ["index"] = index, ["content_block"] = Begun(block) });
        foreach (JsonObject delta in Deltas(block))
            yield return AnthropicWire.Event("content_block_delta", new JsonObject { ["index"] = index, ["delta"] = delta });
        yield return AnthropicWire.Event("content_block_stop", new JsonObject { ["index"] = index });
    }

    private static JsonObject Begun(JsonObject block)
    {
        var begun = (JsonObject)block.DeepClone();
        switch (TypeOf(block))
        {
            case "text":
                begun["text"] = "";
                break;
            case "thinking":
                begun["thinking"] = "";
                begun["signature"] = "";
                break;
            default:
                begun["input"] = new JsonObject();
                break;
        }
        return begun;
    }

    private static IEnumerable<JsonObject> Deltas(JsonObject block) => TypeOf(block) switch
    {
        "text" => Pieces("text_delta", "text", block["text"]!.GetValue<string>()),
        "thinking" => Pieces("thinking_delta", "thinking", block["thinking"]!.GetValue<string>())
            .Append(new JsonObject { ["type"] = "signature_delta", ["signature"] = block["signature"]!.DeepClone() }),
        _ => Pieces("input_json_delta", "partial_json", WireJson.Write(block["input"]!)),
    };

    private static IEnumerable<JsonObject> Pieces(string type, string property, string text) =>
        TextPieces.Of(text, WireJson.PieceLength).Select(piece => new JsonObject { ["type"] = type, [property] = piece });

    private static string TypeOf(JsonObject block) => block["type"]!.GetValue<string>();
}
