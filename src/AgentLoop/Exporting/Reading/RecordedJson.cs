using System.Text.Json;

namespace AgentLoop;

/// <summary>Looks into JSON that may be anything: what is not there, or of another kind, is nothing.</summary>
internal static class RecordedJson
{
    public static JsonElement? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonElement.Parse(json.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Find(name)?.AsText();

    public static string? AsText(this JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a character
        }
    }

    public static long? Whole(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long value) ? value : null;

    public static decimal? Money(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out decimal value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
