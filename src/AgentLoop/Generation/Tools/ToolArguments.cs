using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>The arguments of a call as JSON, and back.</summary>
internal static class ToolArguments
{
    /// <summary>The arguments, or an empty object in the place of such as cannot be written.</summary>
    public static string Write(IDictionary<string, object?>? arguments) => TryWrite(arguments) ?? "{}";

    /// <summary>The arguments; <see langword="null"/> where a chat client made up objects that cannot be written.</summary>
    public static string? TryWrite(IDictionary<string, object?>? arguments)
    {
        if (arguments is null || arguments.Count == 0)
            return "{}";
        try
        {
            using JsonBuffer buffer = JsonBuffer.Take();
            buffer.Writer.WriteStartObject();
            foreach ((string name, object? value) in arguments as Dictionary<string, object?> ?? new(arguments, StringComparer.Ordinal))
            {
                buffer.Writer.WritePropertyName(name);
                Write(buffer.Writer, value);
            }

            buffer.Writer.WriteEndObject();
            return Encoding.UTF8.GetString(buffer.Written.Span);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is JsonElement json)
            json.WriteTo(writer);
        else if (value is string text)
            writer.WriteStringValue(text);
        else
            JsonSerializer.Serialize(writer, value, PromptRecord.TypeInfoOf<object?>());
    }

    /// <summary>Reads a JSON object; <see langword="null"/> for everything else.</summary>
    public static Dictionary<string, object?>? Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone(), StringComparer.Ordinal)
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
