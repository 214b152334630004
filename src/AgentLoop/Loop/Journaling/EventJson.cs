using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>
/// How an event is written in a journal: <c>{"v":1,"kind":…,"seq":…,"at":…,"scope":…,"data":{…}}</c>, in UTF-8.
/// A record of a newer version or of an unknown kind is read as <see cref="UnknownEvent"/> and written back byte for byte.
/// </summary>
public static class EventJson
{
    /// <summary>The version of the format that is written.</summary>
    public const int Version = 1;

    /// <summary>The record of an event.</summary>
    public static byte[] Write(RunEvent e)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        return Write(e, buffer).ToArray();
    }

    /// <summary>The record of an event, in a buffer that it does not outlive.</summary>
    internal static ReadOnlyMemory<byte> Write(RunEvent e, JsonBuffer buffer)
    {
        if (e is UnknownEvent unknown)
            return unknown.Payload;
        int begin = buffer.Begin();
        Utf8JsonWriter writer = buffer.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, Version);
        writer.WriteString("kind"u8, e.Kind);
        writer.WriteNumber("seq"u8, e.Sequence);
        writer.WriteString("at"u8, e.At);
        writer.WriteString("scope"u8, e.Scope);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, e, EventKinds.TypeInfoOf(e.Kind));
        writer.WriteEndObject();
        return buffer.Since(begin);
    }

    /// <summary>The event of a record.</summary>
    /// <exception cref="ProvenanceException">The record is no event at all.</exception>
    public static RunEvent Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return Read(document.RootElement, payload);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ProvenanceException(ProvenanceError.Corrupt, $"A record of the journal is no event: {e.Message}", e);
        }
    }

    /// <summary>The part of an event that says what happened, without place and time: equal for equal happenings.</summary>
    internal static JsonElement DataOf(RunEvent e) => e is UnknownEvent unknown
        ? JsonElement.Parse(unknown.Payload.Span)
        : JsonSerializer.SerializeToElement(e, EventKinds.TypeInfoOf(e.Kind));

    private static RunEvent Read(JsonElement root, ReadOnlyMemory<byte> payload)
    {
        string kind = root.GetProperty("kind").GetString() ?? "";
        JsonTypeInfo? type = root.GetProperty("v").GetInt32() == Version ? EventKinds.FindTypeInfo(kind) : null;
        RunEvent e = type is null
            ? new UnknownEvent { RecordedKind = kind, Payload = payload.ToArray() }
            : (RunEvent?)root.GetProperty("data").Deserialize(type) ?? throw new JsonException("Its data is null.");

        return e with
        {
            Sequence = root.GetProperty("seq").GetInt64(),
            At = root.GetProperty("at").GetDateTimeOffset(),
            Scope = root.GetProperty("scope").GetString() ?? "",
        };
    }
}
