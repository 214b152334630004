using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Attributes as OTLP has them in JSON: whole numbers are texts.</summary>
internal static class OtlpAttributes
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object>> attributes)
    {
        json.WriteStartArray("attributes"u8);
        foreach ((string name, object value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, name);
            json.WritePropertyName("value"u8);
            WriteValue(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case long number:
                json.WriteString("intValue"u8, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumber("doubleValue"u8, number);
                break;
            case string[] texts:
                json.WriteStartObject("arrayValue"u8);
                json.WriteStartArray("values"u8);
                foreach (string text in texts)
                    WriteValue(json, text);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default:
                json.WriteString("stringValue"u8, value.ToString());
                break;
        }

        json.WriteEndObject();
    }
}
