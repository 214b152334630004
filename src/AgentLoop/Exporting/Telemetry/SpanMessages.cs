using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Messages as spans have them, as a text of JSON. Source: <c>gen-ai-input-messages.json</c> and <c>gen-ai-output-messages.json</c> of the conventions.</summary>
internal static class SpanMessages
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Input(IReadOnlyList<JsonElement> messages) => Write(json =>
    {
        foreach (JsonElement message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role"u8, message.Text("role") ?? "user");
            json.WriteStartArray("parts"u8);
            foreach (JsonElement content in message.Items("contents"))
                WritePart(json, content);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    });

    public static string Output(RecordedAnswer answer) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("parts"u8);
        if (answer.Reasoning.Length > 0)
            WriteText(json, "reasoning", answer.Reasoning);
        if (answer.Text.Length > 0)
            WriteText(json, "text", answer.Text);
        foreach (RecordedCall call in answer.Calls)
            WriteCall(json, call.Id, call.Name, call.Arguments);
        json.WriteEndArray();
        json.WriteString("finish_reason"u8, answer.FinishReason ?? (answer.Calls.Count > 0 ? "tool_call" : "stop"));
        json.WriteEndObject();
    });

    private static void WritePart(Utf8JsonWriter json, JsonElement content)
    {
        switch (content.Text("$type"))
        {
            case "text":
                WriteText(json, "text", content.Text("text") ?? "");
                break;
            case "functionCall":
                WriteCall(json, content.Text("callId") ?? "", content.Text("name") ?? "", content.Find("arguments"));
                break;
            case "functionResult":
                json.WriteStartObject();
                json.WriteString("type"u8, "tool_call_response"u8);
                json.WriteString("id"u8, content.Text("callId") ?? "");
                json.WriteString("response"u8, content.Text("result") ?? content.Find("result")?.GetRawText() ?? "");
                json.WriteEndObject();
                break;
            case { } kind:
                json.WriteStartObject();
                json.WriteString("type"u8, kind);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, string id, string name, JsonElement? arguments)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_call"u8);
        json.WriteString("id"u8, id);
        json.WriteString("name"u8, name);
        if (arguments is { } given)
        {
            json.WritePropertyName("arguments"u8);
            given.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Json))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
